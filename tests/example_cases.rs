//! The cases under `examples/cases/`: each as a program, as data and as the page that it prints, which agree.
//!
//! A page that was meant to change is stored anew by
//! `cargo run -q --example fertiliser_plant > examples/cases/output/fertiliser_plant.md`.

#[path = "../examples/cases/diagnostic_centres.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod diagnostic_centres;
#[path = "../examples/cases/fertiliser_plant.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod fertiliser_plant;
#[path = "../examples/cases/flood_defence.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod flood_defence;
#[path = "../examples/cases/heat_pump.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod heat_pump;
#[path = "../examples/cases/online_permits.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod online_permits;
#[path = "../examples/cases/sales_platform.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod sales_platform;
#[path = "../examples/cases/service_desk.rs"]
#[expect(dead_code, reason = "its main function is the program's alone")]
mod service_desk;

use bizcase::prelude::*;

/// A case in its three forms.
struct Example {
    program: fn() -> Result<BusinessCase, Errors>,
    document: &'static str,
    page: &'static str,
}

const EXAMPLES: [Example; 7] = [
    Example {
        program: online_permits::case,
        document: include_str!("../examples/cases/online-permits.toml"),
        page: include_str!("../examples/cases/output/online_permits.md"),
    },
    Example {
        program: fertiliser_plant::case,
        document: include_str!("../examples/cases/fertiliser-plant.toml"),
        page: include_str!("../examples/cases/output/fertiliser_plant.md"),
    },
    Example {
        program: sales_platform::case,
        document: include_str!("../examples/cases/sales-platform.toml"),
        page: include_str!("../examples/cases/output/sales_platform.md"),
    },
    Example {
        program: heat_pump::case,
        document: include_str!("../examples/cases/heat-pump.toml"),
        page: include_str!("../examples/cases/output/heat_pump.md"),
    },
    Example {
        program: flood_defence::case,
        document: include_str!("../examples/cases/flood-defence.toml"),
        page: include_str!("../examples/cases/output/flood_defence.md"),
    },
    Example {
        program: diagnostic_centres::case,
        document: include_str!("../examples/cases/diagnostic-centres.toml"),
        page: include_str!("../examples/cases/output/diagnostic_centres.md"),
    },
    Example {
        program: service_desk::case,
        document: include_str!("../examples/cases/service-desk.toml"),
        page: include_str!("../examples/cases/output/service_desk.md"),
    },
];

#[test]
fn the_program_and_the_document_of_a_case_say_the_same() {
    for example in EXAMPLES {
        let document: CaseDocument = toml::from_str(example.document).unwrap();
        let (program, document) = ((example.program)().unwrap(), document.build().unwrap());
        assert_eq!(program, document);
        assert_eq!(program.appraise(), document.appraise());
    }
}

#[test]
fn the_page_is_the_one_kept_beside_the_case() {
    for example in EXAMPLES {
        let page = (example.program)().unwrap().appraise().to_markdown();
        for (found, kept) in page.lines().zip(example.page.lines()) {
            assert_eq!(found, kept);
        }
        assert!(page == example.page, "one page goes on where the other ends");
    }
}
