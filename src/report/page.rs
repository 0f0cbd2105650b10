//! What a page says, before anybody decides how it looks.

use super::label::one_line;
use super::table::Table;

/// A document: a title, then blocks in the order of reading.
///
/// It holds labels as their authors wrote them. Whoever builds a page escapes nothing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Page {
    title: String,
    blocks: Vec<Block>,
}

/// A part of a page that stands by itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    /// A heading of the first level below the title.
    Section(String),
    /// A heading of the second level below the title.
    Subsection(String),
    /// Running text.
    Paragraph(Prose),
    /// A bullet list.
    List(Vec<Prose>),
    /// A table with its caption.
    Table(Table),
    /// A remark set apart from the text.
    Note(Prose),
}

impl Page {
    pub(crate) fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), blocks: Vec::new() }
    }

    pub(crate) fn section(&mut self, heading: impl Into<String>) -> &mut Self {
        self.push(Block::Section(heading.into()))
    }

    pub(crate) fn subsection(&mut self, heading: impl Into<String>) -> &mut Self {
        self.push(Block::Subsection(heading.into()))
    }

    pub(crate) fn paragraph(&mut self, prose: impl Into<Prose>) -> &mut Self {
        self.push(Block::Paragraph(prose.into()))
    }

    /// Adds a bullet list; a list without an item leaves no trace.
    pub(crate) fn list<P: Into<Prose>>(&mut self, items: impl IntoIterator<Item = P>) -> &mut Self {
        self.push(Block::List(items.into_iter().map(Into::into).collect()))
    }

    pub(crate) fn table(&mut self, table: Table) -> &mut Self {
        self.push(Block::Table(table))
    }

    pub(crate) fn note(&mut self, prose: impl Into<Prose>) -> &mut Self {
        self.push(Block::Note(prose.into()))
    }

    fn push(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }

    pub(crate) fn title(&self) -> &str {
        &self.title
    }

    pub(crate) fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}

/// Text with emphasis.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Prose(Vec<Inline>);

/// A stretch of text of one kind.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Inline {
    /// Plain text.
    Text(String),
    /// Text that stands out.
    Strong(String),
}

impl Inline {
    pub(crate) fn content(&self) -> &str {
        let (Self::Text(text) | Self::Strong(text)) = self;
        text
    }
}

impl Prose {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.0.push(Inline::Text(text.into()));
        self
    }

    #[must_use]
    pub(crate) fn strong(mut self, text: impl Into<String>) -> Self {
        self.0.push(Inline::Strong(text.into()));
        self
    }

    /// The stretches on one line, none of them empty and no two neighbours of one kind.
    ///
    /// What counts as markup depends on the next character, so a renderer must not meet one sentence in pieces:
    /// `&` and `amp;` are harmless apart.
    pub(crate) fn runs(&self) -> Vec<Inline> {
        let mut runs: Vec<Inline> = Vec::new();
        for inline in &self.0 {
            let text = one_line(inline.content());
            match (runs.last_mut(), inline) {
                _ if text.is_empty() => {}
                (Some(Inline::Text(run)), Inline::Text(_)) => run.push_str(&text),
                (Some(Inline::Strong(run)), Inline::Strong(_)) => run.push_str(&text),
                (_, Inline::Text(_)) => runs.push(Inline::Text(text)),
                (_, Inline::Strong(_)) => runs.push(Inline::Strong(text)),
            }
        }
        runs
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        Self::new().text(text)
    }
}

impl From<String> for Prose {
    fn from(text: String) -> Self {
        Self::new().text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_rendered_as_whole_runs_of_one_kind() {
        let prose = Prose::from("R&").text("D").strong("").text("\u{200B}").strong("wins\n").strong("twice");
        assert_eq!(prose.runs(), [Inline::Text("R&D".into()), Inline::Strong("wins twice".into())]);
    }

    #[test]
    fn a_page_keeps_labels_as_they_were_written() {
        let mut page = Page::new("A | B");
        page.section("*").subsection("`").paragraph(String::from("x\ny")).note("<b>").list(["- a"]);
        assert_eq!(page.title(), "A | B");
        assert_eq!(
            page.blocks(),
            [
                Block::Section("*".into()),
                Block::Subsection("`".into()),
                Block::Paragraph("x\ny".into()),
                Block::Note("<b>".into()),
                Block::List(vec!["- a".into()]),
            ]
        );
    }
}
