//! Rows in the making: pages in, record batches out.

use std::collections::VecDeque;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::ArrowError;
use pyo3::prelude::*;

use super::column::Values;
use super::dates::Dates;
use super::layout::{Columns, Layout, SESSION_ACTION_ID, SESSION_ID};
use super::objects;
use super::plain::{self, PlainPage, push_text};
use super::text::Texts;
use crate::errors::Error;

/// The rows of a batch, from which on consumers are no faster.
pub const BATCH_ROWS: usize = 8192;
/// Bytes of JSON that end a batch: far below what its offsets can count.
const BATCH_BYTES: usize = 256 << 20;

/// Rows of one operation, page by page. A page is there with `commit`, and gone without a trace with `rollback`.
pub struct Rows {
    layout: Arc<Layout>,
    columns: Columns,
    /// The values of the leading columns.
    parents: Vec<Option<String>>,
    dates: Dates,
    /// Of the current batch.
    committed: usize,
    /// Of the page that is not committed.
    pending: usize,
    /// Of the batches before.
    finished: usize,
    /// Of JSON, in the current batch.
    bytes: usize,
    /// How many rows end a batch.
    batch_rows: usize,
    batches: VecDeque<Batch>,
}

/// A batch whose dictionaries may still grow.
struct Batch {
    leading: Vec<ArrayRef>,
    items: ArrayRef,
}

impl Rows {
    /// `parent`: the id of a parent by its name, where it is known. `batch_rows`: of the first batch; each is twice as long
    /// as the one before it, up to `BATCH_ROWS`.
    pub fn new(layout: Arc<Layout>, parent: impl Fn(&str) -> Option<String>, batch_rows: usize) -> Self {
        let columns = layout.columns();
        Self {
            parents: columns.leading.iter().map(|(name, _)| parent(name)).collect(),
            layout,
            columns,
            dates: Dates::default(),
            committed: 0,
            pending: 0,
            finished: 0,
            bytes: 0,
            batch_rows,
            batches: VecDeque::new(),
        }
    }

    /// The ids of the next page's parents.
    pub fn set_parents(&mut self, parent: impl Fn(&str) -> Option<String>) {
        self.parents = self.columns.leading.iter().map(|(name, _)| parent(name)).collect();
    }

    pub fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// How many rows were committed.
    pub fn total(&self) -> usize {
        self.finished + self.committed
    }

    /// How many rows the page has that is not committed.
    pub fn pending(&self) -> usize {
        self.pending
    }

    /// Read the items of a page from its bytes, if they are plain.
    pub fn read_plain(&mut self, body: &[u8]) -> Option<PlainPage> {
        let (operation, items) = (self.layout.operation, &mut self.columns.items);
        match plain::page(operation, body, items, self.committed, &mut self.dates) {
            Ok(page) => {
                self.pending = page.count;
                self.bytes += body.len();
                Some(page)
            }
            Err(_) => {
                self.rollback();
                None
            }
        }
    }

    /// Read the items of a page that is a Python dict, if it has any.
    pub fn read_page(&mut self, page: &Bound<'_, PyAny>) -> Result<(), Error> {
        let result_key = self.layout.operation.result_key;
        let found = page.call_method1("get", (result_key,))?;
        if found.is_none() {
            return Ok(());
        }
        let items = objects::items(&found, result_key)?;
        for item in items.iter() {
            let row = self.committed + self.pending;
            if let Err(error) = objects::push(&mut self.columns.items, row, &item, result_key) {
                self.rollback();
                return Err(error);
            }
            self.pending += 1;
        }
        Ok(())
    }

    /// Cut the page down to its first items.
    pub fn keep(&mut self, count: usize) {
        self.pending = self.pending.min(count);
        self.columns.items.truncate(self.committed + self.pending);
    }

    /// Drop the page.
    pub fn rollback(&mut self) {
        self.keep(0);
        for (_, column) in &mut self.columns.leading {
            column.truncate(self.committed);
        }
    }

    pub fn commit(&mut self) -> Result<(), ArrowError> {
        let rows = self.committed..self.committed + self.pending;
        let action_ids = action_ids(&self.columns.items.values);
        for ((name, column), parent) in self.columns.leading.iter_mut().zip(&self.parents) {
            match (parent, action_ids) {
                (Some(id), _) => rows.clone().try_for_each(|row| push_text(column, row, id))?,
                (None, Some(ids)) if *name == SESSION_ID => {
                    let mut session = String::new();
                    for row in rows.clone() {
                        if let Some(common) = ids.get(row).and_then(session_of) {
                            session.clear();
                            session.push_str("session-");
                            session.push_str(common);
                            push_text(column, row, &session)?;
                        }
                    }
                }
                _ => {}
            }
        }
        (self.committed, self.pending) = (rows.end, 0);
        if self.committed >= self.batch_rows || self.bytes >= BATCH_BYTES {
            self.end_batch()?;
        }
        Ok(())
    }

    fn end_batch(&mut self) -> Result<(), ArrowError> {
        if self.committed > 0 {
            let leading = self.columns.take_leading(self.committed)?;
            let items = self.columns.items.take(self.committed)?;
            self.batches.push_back(Batch { leading, items });
            self.batch_rows = BATCH_ROWS.min(self.committed.max(self.batch_rows) * 2);
            self.finished += self.committed;
            (self.committed, self.bytes) = (0, 0);
        }
        Ok(())
    }

    /// The next batch that is full.
    pub fn next_batch(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        let Some(Batch { leading, items }) = self.batches.pop_front() else {
            return Ok(None);
        };
        let batch = self.layout.batch(&mut self.columns, &leading, &items)?;
        if self.batches.is_empty() && self.committed + self.pending == 0 {
            self.columns.limit_dictionaries();
        }
        Ok(Some(batch))
    }

    /// All batches that are left. Their dictionaries are the same.
    pub fn finish(&mut self) -> Result<Vec<RecordBatch>, ArrowError> {
        self.end_batch()?;
        std::iter::from_fn(|| self.next_batch().transpose()).collect()
    }
}

/// The ids of session actions, if the items are that.
fn action_ids(items: &Values) -> Option<&Texts> {
    let Values::Structure(members) = items else {
        return None;
    };
    match &members.column(SESSION_ACTION_ID)?.values {
        Values::Text(ids) => Some(ids),
        _ => None,
    }
}

/// What the ids of a session and its action have in common: `1`, of `session-1` and `sessionaction-1-0`.
fn session_of(action_id: &[u8]) -> Option<&str> {
    let id = std::str::from_utf8(action_id).ok()?;
    let (session, _) = id.strip_prefix("sessionaction-")?.rsplit_once('-')?;
    Some(session)
}

impl From<ArrowError> for Error {
    fn from(error: ArrowError) -> Self {
        Self::Internal(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use deadline_model::operation;

    use super::*;
    use crate::columns::{Options, Style};

    const PAGES: [&str; 3] = [
        r#"{"sessionActions":[{"sessionActionId":"sessionaction-a-0","status":"RUNNING","definition":{"taskRun":{"taskId":"t",
        "stepId":"s","parameters":{"Frame":{"int":"1"},"Layer":{"string":"b\u00e9"}}}},"manifests":[{"outputManifestPath":"p"},
        null],"startedAt":"2026-01-05T10:00:00Z","progressPercent":12.5}],"nextToken":"1"}"#,
        r#"{"sessionActions":[null,{"sessionActionId":"sessionaction-b-7","definition":{"envExit":{"environmentId":"e"}}}]}"#,
        r#"{"sessionActions":[]}"#,
    ];

    fn rows(style: Style) -> Rows {
        let options = Options {
            columns: None,
            style,
            parents: true,
            region: false,
        };
        let actions = operation("list_session_actions").expect("a paginated operation");
        let layout = Layout::new(actions, options).expect("all columns");
        Rows::new(Arc::new(layout), |name| (name == "jobId").then(|| "job".to_owned()), 2)
    }

    fn styles() -> impl Iterator<Item = Style> {
        [Style::new(false, false), Style::new(true, true), Style::CSV].into_iter()
    }

    fn add(rows: &mut Rows, page: &str) -> usize {
        let count = rows.read_plain(page.as_bytes()).map(|page| page.count);
        rows.commit().expect("a page in columns");
        count.expect("a plain page")
    }

    /// Wherever a page breaks off, the rows are those of the pages before it.
    #[test]
    fn a_broken_page_leaves_nothing() {
        for style in styles() {
            let (mut whole, mut broken) = (rows(style), rows(style));
            for page in PAGES {
                for end in (0..page.len()).filter(|end| page.is_char_boundary(*end)) {
                    assert!(broken.read_plain(&page.as_bytes()[..end]).is_none());
                    assert_eq!(broken.pending(), 0);
                }
                assert_eq!(add(&mut broken, page), add(&mut whole, page));
            }
            let (whole, broken) = (whole.finish().expect("batches"), broken.finish().expect("batches"));
            assert!(whole == broken && whole.iter().map(RecordBatch::num_rows).sum::<usize>() == 3);
        }
    }

    #[test]
    fn rows_that_are_cut_off_leave_nothing() {
        for style in styles() {
            let (mut cut, mut short) = (rows(style), rows(style));
            for page in [PAGES[1], PAGES[0]] {
                assert!(cut.read_plain(page.as_bytes()).is_some() && short.read_plain(page.as_bytes()).is_some());
                cut.rollback();
                cut.commit().expect("no rows");
                cut.read_plain(page.as_bytes());
                cut.keep(1);
                short.keep(1);
                cut.commit().expect("a row");
                short.commit().expect("a row");
            }
            assert_eq!(cut.total(), 2);
            assert!(cut.finish().expect("batches") == short.finish().expect("batches"));
        }
    }

    #[test]
    fn the_session_of_an_action() {
        let mut rows = rows(Style::default());
        for page in PAGES {
            add(&mut rows, page);
        }
        let batches = rows.finish().expect("batches");
        let column = |name: &str| {
            format!(
                "{:?}",
                batches
                    .iter()
                    .map(|batch| batch.column_by_name(name))
                    .collect::<Vec<_>>()
            )
        };
        assert!(column("sessionId").contains("session-a") && column("sessionId").contains("session-b"));
        assert!(column("jobId").contains("job"));
    }
}
