//! `PageIterator`, the iterable that a paginator's `paginate()` returns.

use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::gc::{PyTraverseError, PyVisit};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};

use super::client::{Client, paginated};
use super::items::{self, ItemIterator, ResultKeyIterator};
use super::iterator::PageCursor;
use super::not_copyable;
use super::table::Table;
use super::table_cursor::TableCursor;
use super::table_options;
use super::table_reader::TableReader;
use crate::columns::{BATCH_ROWS, Rows, Style};
use crate::paging::{self, Cursor, Listing};

/// The pages of one listing. Each `iter()` starts from the first page.
#[pyclass(frozen, subclass, dict, weakref, module = "deadline_pages")]
pub struct PageIterator {
    listing: Arc<Listing>,
}

#[pymethods]
impl PageIterator {
    /// Called by a paginator's `paginate()`.
    ///
    /// Args:
    ///     arguments: a native client, an operation's method name (str), and its parameters (dict); or another
    ///         `PageIterator`, to copy it.
    ///
    /// Raises:
    ///     KeyError: no paginated operation has this name.
    ///     TypeError: other arguments.
    #[new]
    #[pyo3(signature = (*arguments, **_options))]
    fn new(arguments: &Bound<'_, PyTuple>, _options: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        if let Ok((pages,)) = arguments.extract::<(PyRef<'_, Self>,)>() {
            return Ok(Self {
                listing: Arc::clone(&pages.listing),
            });
        }
        let Ok((client, operation, parameters)) = arguments.extract::<(PyRef<'_, Client>, String, Bound<'_, PyDict>)>()
        else {
            return Err(PyTypeError::new_err(
                "a PageIterator is made by client.get_paginator(...).paginate(...)",
            ));
        };
        let operation = paginated(&operation)?;
        Ok(Self {
            listing: Arc::new(Listing::new(&client.connection, operation, &parameters)?),
        })
    }

    /// Does nothing. A subclass may pass its own arguments on.
    #[pyo3(signature = (*_listing, **_options))]
    fn __init__(&self, _listing: &Bound<'_, PyTuple>, _options: Option<&Bound<'_, PyDict>>) {}

    fn __iter__(&self, py: Python<'_>) -> PyResult<PageCursor> {
        PageCursor::new(py, Arc::clone(&self.listing))
    }

    fn __aiter__(&self, py: Python<'_>) -> PyResult<PageCursor> {
        self.__iter__(py)
    }

    /// The token (str) to pass as `StartingToken` to continue, after `MaxItems` or an error stopped the listing; else None.
    #[getter]
    fn resume_token(&self) -> Option<String> {
        self.listing.last_pass().resume_token.clone()
    }

    /// The compiled JMESPath expressions of the lists in a page. Every operation has one.
    #[getter]
    fn result_keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        paging::result_keys(py, self.listing.operation)
    }

    /// The members (dict) that all pages share, from the first page of the latest iteration.
    #[getter]
    fn non_aggregate_part(&self, py: Python<'_>) -> Py<PyDict> {
        self.listing.last_pass().non_aggregate_part.clone_ref(py)
    }

    /// Read all pages into one dict.
    ///
    /// Returns:
    ///     The result key with all items, the non-aggregate members, and `NextToken` if `MaxItems` stopped the listing.
    fn build_full_result<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyDict>> {
        let complete = PyDict::new(slf.py());
        for page in slf.try_iter()? {
            slf.get()._merge(&complete, &page?)?;
        }
        Self::_complete(slf, complete)
    }

    /// `build_full_result()` for an event loop.
    ///
    /// Returns:
    ///     An awaitable of the same dict.
    fn build_full_result_async<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let module = slf.py().import("deadline_pages._client.coroutines")?;
        module.call_method1("build_full_result", (slf,))
    }

    /// Add a page's items to the full result.
    fn _merge(&self, complete: &Bound<'_, PyDict>, page: &Bound<'_, PyAny>) -> PyResult<()> {
        let key = &self.listing.result_key;
        let items = items::found(page, key)?;
        if items.is_none() {
            return Ok(());
        }
        match complete.get_item(key)? {
            Some(all) => all.call_method1("extend", (items,)).map(drop),
            None => complete.set_item(key, items),
        }
    }

    /// Add the members that follow the items of a full result.
    fn _complete<'py>(slf: &Bound<'py, Self>, complete: Bound<'py, PyDict>) -> PyResult<Bound<'py, PyDict>> {
        let py = slf.py();
        complete.update(slf.getattr(intern!(py, "non_aggregate_part"))?.cast()?)?;
        let token = slf.getattr(intern!(py, "resume_token"))?;
        if !token.is_none() {
            complete.set_item("NextToken", token)?;
        }
        Ok(complete)
    }

    /// Search each page with a JMESPath expression.
    ///
    /// Args:
    ///     expression: a JMESPath expression (str), compiled when the first result is wanted.
    ///
    /// Returns:
    ///     An iterator over the results: the elements of lists, one by one, and anything else as it is.
    fn search<'py>(slf: &Bound<'py, Self>, expression: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        if let Some(search) = overridden(slf, "search")? {
            return search.call1((slf, expression));
        }
        let cursor = Py::new(py, slf.get().__iter__(py)?)?;
        let found = ItemIterator::search(cursor, expression.clone().unbind());
        Ok(Bound::new(py, found)?.into_any())
    }

    /// The items of all pages.
    ///
    /// Returns:
    ///     A list with one iterable for each result key; every operation has one.
    fn result_key_iters<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        if let Some(result_key_iters) = overridden(slf, "result_key_iters")? {
            return result_key_iters.call1((slf,));
        }
        let cursor = Py::new(py, slf.get().__iter__(py)?)?;
        let found = ResultKeyIterator::new(cursor, slf.get().listing.result_key.clone_ref(py));
        Ok(PyList::new(py, [Bound::new(py, found)?])?.into_any())
    }

    /// The items of all pages, one by one.
    ///
    /// Returns:
    ///     An iterator over items (dicts), for `for` and for `async for`.
    fn rows<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let iters = slf.call_method0(intern!(slf.py(), "result_key_iters"))?;
        let items = iters.get_item(0)?;
        let native = items.cast::<ResultKeyIterator>().is_ok();
        if native {
            Ok(items.try_iter()?.into_any())
        } else {
            Ok(items)
        }
    }

    /// Read all pages into a table of columns.
    ///
    /// Every table of an operation has the same columns: all members of its items, also those that no item has.
    ///
    /// Args:
    ///     columns: names (list of str) of the columns to make, in this order; all if it is None.
    ///     flatten: make columns of the members of structures (`definition.taskRun.taskId`).
    ///     dictionary: keep strings that repeat as Arrow dictionaries, pandas' categories.
    ///     parents: begin with columns of the parents' ids, such as `farmId` and `queueId`.
    ///     max_rows: the most rows (int) to read; all if it is None.
    ///
    /// Returns:
    ///     A `Table`, for pandas, polars, DuckDB and pyarrow.
    ///
    /// Raises:
    ///     ValueError: there is no such column.
    ///     Exception: those of iteration. Its `table` is a `Table` of the rows before it, and `table.resume_token` the
    ///         `StartingToken` to continue with.
    #[pyo3(signature = (columns=None, flatten=false, dictionary=false, parents=true, max_rows=None))]
    fn table<'py>(
        slf: &Bound<'py, Self>,
        columns: Option<&Bound<'py, PyAny>>,
        flatten: bool,
        dictionary: bool,
        parents: bool,
        max_rows: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let style = Style {
            flatten,
            dictionary,
            json: false,
        };
        let (limited, mut rows) = slf.get().rows_of(py, columns, style, parents, max_rows, BATCH_ROWS)?;
        if let Some(table) = overridden(slf, "table")? {
            let cursor = TableCursor::new(py, &slf.get().listing, limited, rows)?;
            return table.call1((slf, cursor));
        }
        let listing = &slf.get().listing;
        let limited = Arc::new(limited);
        let cursor = Cursor::new(py, Arc::clone(&limited))?;
        let read = std::iter::from_fn(|| cursor.next_into(py, &mut rows).transpose()).find_map(Result::err);
        cursor.report_to(py, listing);
        let resume_token = limited.last_pass().resume_token.clone();
        match read {
            None => Ok(Bound::new(py, Table::new(&mut rows, resume_token)?)?.into_any()),
            Some(error) => Err(Table::attach(py, error, &mut rows, resume_token)),
        }
    }

    /// `table()` for an event loop.
    ///
    /// Args:
    ///     options: those of `table()`.
    ///
    /// Returns:
    ///     An awaitable of the same table.
    #[pyo3(signature = (**options))]
    fn table_async<'py>(slf: &Bound<'py, Self>, options: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        let module = slf.py().import("deadline_pages._client.coroutines")?;
        module.call_method("table", (slf,), options)
    }

    /// A table in the making, for Python code.
    #[pyo3(signature = (columns=None, flatten=false, dictionary=false, parents=true, max_rows=None))]
    fn _table_cursor<'py>(
        &self,
        py: Python<'py>,
        columns: Option<&Bound<'py, PyAny>>,
        flatten: bool,
        dictionary: bool,
        parents: bool,
        max_rows: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<TableCursor> {
        let style = Style {
            flatten,
            dictionary,
            json: false,
        };
        let (limited, rows) = self.rows_of(py, columns, style, parents, max_rows, BATCH_ROWS)?;
        TableCursor::new(py, &self.listing, limited, rows)
    }

    /// Read all pages as a stream of columns, in constant memory.
    ///
    /// Args:
    ///     columns: as for `table()`, and so are the others.
    ///     flatten: make columns of the members of structures.
    ///     dictionary: keep strings that repeat as Arrow dictionaries. They grow from batch to batch.
    ///     parents: begin with columns of the parents' ids.
    ///     max_rows: the most rows (int) to read.
    ///
    /// Returns:
    ///     A `TableReader`, which is read once. Nothing is requested before.
    ///
    /// Raises:
    ///     ValueError: there is no such column.
    ///     TypeError: a subclass changes how pages are iterated, which a stream cannot follow.
    #[pyo3(signature = (columns=None, flatten=false, dictionary=false, parents=true, max_rows=None))]
    fn to_reader<'py>(
        slf: &Bound<'py, Self>,
        columns: Option<&Bound<'py, PyAny>>,
        flatten: bool,
        dictionary: bool,
        parents: bool,
        max_rows: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<TableReader> {
        let style = Style {
            flatten,
            dictionary,
            json: false,
        };
        Self::reader(slf, columns, style, parents, max_rows)
    }

    /// Read all pages into a `pyarrow.Table`.
    ///
    /// Args:
    ///     options: those of `table()`.
    #[pyo3(signature = (**options))]
    fn to_arrow<'py>(slf: &Bound<'py, Self>, options: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        converted(slf, "to_arrow", options)
    }

    /// Read all pages into a `pandas.DataFrame`.
    ///
    /// Args:
    ///     options: those of `table()`.
    #[pyo3(signature = (**options))]
    fn to_pandas<'py>(slf: &Bound<'py, Self>, options: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        converted(slf, "to_pandas", options)
    }

    /// Read all pages into a `polars.DataFrame`.
    ///
    /// Args:
    ///     options: those of `table()`.
    #[pyo3(signature = (**options))]
    fn to_polars<'py>(slf: &Bound<'py, Self>, options: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        converted(slf, "to_polars", options)
    }

    /// Read all pages into a relation of DuckDB.
    ///
    /// Args:
    ///     connection: a DuckDB connection; the default one if it is None.
    ///     options: those of `table()`.
    #[pyo3(signature = (connection=None, **options))]
    fn to_duckdb<'py>(
        slf: &Bound<'py, Self>,
        connection: Option<&Bound<'py, PyAny>>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let table = slf.call_method(intern!(slf.py(), "table"), (), options)?;
        table.call_method1("to_duckdb", (connection,))
    }

    /// `to_arrow()` for an event loop.
    ///
    /// Args:
    ///     options: those of `table()`.
    #[pyo3(signature = (**options))]
    fn to_arrow_async<'py>(
        slf: &Bound<'py, Self>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        converted_async(slf, "to_arrow", options)
    }

    /// `to_pandas()` for an event loop.
    ///
    /// Args:
    ///     options: those of `table()`.
    #[pyo3(signature = (**options))]
    fn to_pandas_async<'py>(
        slf: &Bound<'py, Self>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        converted_async(slf, "to_pandas", options)
    }

    /// `to_polars()` for an event loop.
    ///
    /// Args:
    ///     options: those of `table()`.
    #[pyo3(signature = (**options))]
    fn to_polars_async<'py>(
        slf: &Bound<'py, Self>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        converted_async(slf, "to_polars", options)
    }

    /// Write all pages to a Parquet file, in constant memory, by pyarrow, polars or DuckDB.
    ///
    /// The file is there when it is complete: it has another name until then, and is removed after an error.
    ///
    /// Args:
    ///     path: the file's path (str or os.PathLike).
    ///     options: those of `table()`.
    ///
    /// Returns:
    ///     The number of rows (int).
    #[pyo3(signature = (path, **options))]
    fn to_parquet<'py>(
        slf: &Bound<'py, Self>,
        path: &Bound<'py, PyAny>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let reader = slf.call_method(intern!(py, "to_reader"), (), options)?;
        py.import("deadline_pages._tables.files")?
            .call_method1("to_parquet", (reader, path))
    }

    /// Write all pages to a CSV file, in constant memory, by pyarrow, polars or DuckDB.
    ///
    /// Structures become columns of their own, as with `flatten`; lists and maps are written as JSON. The file is there
    /// when it is complete.
    ///
    /// Args:
    ///     path: the file's path (str or os.PathLike).
    ///     columns: names (list of str) of the columns to write, in this order; all if it is None.
    ///     parents: begin with columns of the parents' ids.
    ///     max_rows: the most rows (int) to read.
    ///
    /// Returns:
    ///     The number of rows (int).
    #[pyo3(signature = (path, columns=None, parents=true, max_rows=None))]
    fn to_csv<'py>(
        slf: &Bound<'py, Self>,
        path: &Bound<'py, PyAny>,
        columns: Option<&Bound<'py, PyAny>>,
        parents: bool,
        max_rows: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let style = Style {
            flatten: true,
            dictionary: false,
            json: true,
        };
        let reader = Self::reader(slf, columns, style, parents, max_rows)?;
        let files = slf.py().import("deadline_pages._tables.files")?;
        files.call_method1("to_csv", (reader, path))
    }

    /// The columns of `table()`. Requests nothing.
    fn __arrow_c_schema__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let reader = slf.call_method0(intern!(slf.py(), "to_reader"))?;
        reader.call_method0("__arrow_c_schema__")
    }

    /// The rows of `table()`, read anew for each call.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        slf: &Bound<'py, Self>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let table = slf.call_method0(intern!(slf.py(), "table"))?;
        table.call_method1("__arrow_c_stream__", (requested_schema,))
    }

    /// A shallow copy, as of botocore's.
    fn __copy__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let kind = slf.get_type();
        let copy = kind.call_method1("__new__", (&kind, slf))?;
        not_copyable::attributes(slf, &copy)?;
        Ok(copy)
    }

    fn __deepcopy__(&self, _memo: &Bound<'_, PyAny>) -> PyResult<()> {
        not_copyable::refused("PageIterator")
    }

    fn __reduce__(&self) -> PyResult<()> {
        not_copyable::pickling_refused("PageIterator")
    }

    fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
        let (kind, listing) = (slf.get_type().name()?, slf.get().listing.describe(slf.py())?);
        Ok(format!("<deadline_pages.{kind} of {listing}>"))
    }

    /// pyo3 visits the attributes. The listing is shared, so it is no single object's to visit.
    fn __traverse__(&self, _visit: PyVisit<'_>) -> std::result::Result<(), PyTraverseError> {
        Ok(())
    }
}

impl PageIterator {
    /// The listing to read, and the rows to read it into.
    fn rows_of(
        &self,
        py: Python<'_>,
        columns: Option<&Bound<'_, PyAny>>,
        style: Style,
        parents: bool,
        max_rows: Option<&Bound<'_, PyAny>>,
        batch_rows: usize,
    ) -> PyResult<(Listing, Rows)> {
        let layout = table_options::layout(self.listing.operation, columns, parents, style)?;
        let limited = self.listing.limited(py, table_options::max_rows(max_rows)?);
        let rows = Rows::new(layout, |name| limited.text_argument(py, name), batch_rows);
        Ok((limited, rows))
    }

    fn reader(
        slf: &Bound<'_, Self>,
        columns: Option<&Bound<'_, PyAny>>,
        style: Style,
        parents: bool,
        max_rows: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<TableReader> {
        let (py, pages) = (slf.py(), slf.get());
        if overridden(slf, "table")?.is_some() {
            let text = "a subclass that changes how pages are iterated cannot be read as a stream: use table()";
            return Err(PyTypeError::new_err(text));
        }
        let (limited, rows) = pages.rows_of(py, columns, style, parents, max_rows, 1)?;
        TableReader::new(py, &pages.listing, limited, rows)
    }
}

fn converted<'py>(
    pages: &Bound<'py, PageIterator>,
    name: &str,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    pages
        .call_method(intern!(pages.py(), "table"), (), options)?
        .call_method0(name)
}

fn converted_async<'py>(
    pages: &Bound<'py, PageIterator>,
    name: &str,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let module = pages.py().import("deadline_pages._client.coroutines")?;
    module.call_method("converted", (pages, name), options)
}

/// The Python function to call instead, if Python code changes how `pages` are iterated: a subclass, or a patch of the
/// class.
fn overridden<'py>(pages: &Bound<'py, PageIterator>, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = pages.py();
    let native = py.get_type::<PyList>().getattr(intern!(py, "__iter__"))?.get_type();
    let kind = pages.get_type();
    for (method, suffix) in [(intern!(py, "__iter__"), ""), (intern!(py, "__aiter__"), "_async")] {
        let iterate = kind.getattr(method)?;
        if !iterate.is_none() && !iterate.get_type().is(&native) {
            let module = py.import("deadline_pages._client.views")?;
            return module.getattr(format!("{name}{suffix}")).map(Some);
        }
    }
    Ok(None)
}
