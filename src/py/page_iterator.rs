//! `PageIterator`, the iterable that a paginator's `paginate()` returns.

use std::sync::Arc;

use pyo3::call::PyCallArgs;
use pyo3::exceptions::PyTypeError;
use pyo3::gc::{PyTraverseError, PyVisit};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};

use super::client::{Client, paginated};
use super::items::{self, ItemIterator, ResultKeyIterator};
use super::iterator::PageCursor;
use super::not_copyable;
use super::table::Table;
use super::table_cursor::TableCursor;
use super::table_options::Part;
use super::table_reader::TableReader;
use crate::columns::Style;
use crate::paging::{self, Listing};

/// The pages of one listing. Each `iter()` starts from the first page.
#[pyclass(frozen, subclass, dict, weakref, module = "deadline_pages")]
pub struct PageIterator {
    listing: Arc<Listing>,
}

impl PageIterator {
    pub fn of(listing: Arc<Listing>) -> Self {
        Self { listing }
    }
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
        self.listing.resume_token()
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
        let listing = &slf.get().listing;
        let part = Part::new(py, listing, columns, Style::new(flatten, dictionary), parents, max_rows)?;
        if overrides(slf, intern!(py, "__iter__"))? {
            let views = py.import("deadline_pages._client.views")?;
            return views.call_method1("table", (slf, TableCursor::new(py, listing, part)?));
        }
        Ok(Bound::new(py, Table::read(py, listing, part)?)?.into_any())
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
        let style = Style::new(flatten, dictionary);
        let part = Part::new(py, &self.listing, columns, style, parents, max_rows)?;
        TableCursor::new(py, &self.listing, part)
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
        reader(slf, columns, Style::new(flatten, dictionary), parents, max_rows)
    }

    /// Read all pages into a `pyarrow.Table`.
    ///
    /// Args:
    ///     options: those of `table()`.
    ///
    /// Returns:
    ///     A `pyarrow.Table`, with the columns of `table()`.
    ///
    /// Raises:
    ///     ImportError: pyarrow is not installed; nothing is requested.
    ///     Exception: those of `table()`, with its `table`.
    #[pyo3(signature = (**options))]
    fn to_arrow<'py>(slf: &Bound<'py, Self>, options: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        converted(slf, "to_arrow", (), options)
    }

    /// Read all pages into a `pandas.DataFrame`.
    ///
    /// Args:
    ///     options: those of `table()`.
    ///
    /// Returns:
    ///     A `pandas.DataFrame`, with the columns of `table()`.
    ///
    /// Raises:
    ///     ImportError: pandas or pyarrow is not installed; nothing is requested.
    ///     Exception: those of `table()`, with its `table`.
    #[pyo3(signature = (**options))]
    fn to_pandas<'py>(slf: &Bound<'py, Self>, options: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        converted(slf, "to_pandas", (), options)
    }

    /// Read all pages into a `polars.DataFrame`.
    ///
    /// Args:
    ///     options: those of `table()`.
    ///
    /// Returns:
    ///     A `polars.DataFrame`, with the columns of `table()`.
    ///
    /// Raises:
    ///     ImportError: polars is not installed; nothing is requested.
    ///     Exception: those of `table()`, with its `table`.
    #[pyo3(signature = (**options))]
    fn to_polars<'py>(slf: &Bound<'py, Self>, options: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        converted(slf, "to_polars", (), options)
    }

    /// Read all pages into a relation of DuckDB.
    ///
    /// Args:
    ///     connection: a DuckDB connection; the default one if it is None.
    ///     options: those of `table()`.
    ///
    /// Returns:
    ///     A `duckdb.DuckDBPyRelation`, which holds the rows.
    ///
    /// Raises:
    ///     ImportError: duckdb is not installed; nothing is requested.
    ///     Exception: those of `table()`, with its `table`.
    #[pyo3(signature = (connection=None, **options))]
    fn to_duckdb<'py>(
        slf: &Bound<'py, Self>,
        connection: Option<&Bound<'py, PyAny>>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        converted(slf, "to_duckdb", (connection,), options)
    }

    /// `to_arrow()` for an event loop.
    ///
    /// Args:
    ///     options: those of `table()`.
    ///
    /// Returns:
    ///     An awaitable of the same; it is converted in a thread.
    #[pyo3(signature = (**options))]
    fn to_arrow_async<'py>(
        slf: &Bound<'py, Self>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        converted_async(slf, (slf, "to_arrow"), options)
    }

    /// `to_pandas()` for an event loop.
    ///
    /// Args:
    ///     options: those of `table()`.
    ///
    /// Returns:
    ///     An awaitable of the same; it is converted in a thread.
    #[pyo3(signature = (**options))]
    fn to_pandas_async<'py>(
        slf: &Bound<'py, Self>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        converted_async(slf, (slf, "to_pandas"), options)
    }

    /// `to_polars()` for an event loop.
    ///
    /// Args:
    ///     options: those of `table()`.
    ///
    /// Returns:
    ///     An awaitable of the same; it is converted in a thread.
    #[pyo3(signature = (**options))]
    fn to_polars_async<'py>(
        slf: &Bound<'py, Self>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        converted_async(slf, (slf, "to_polars"), options)
    }

    /// `to_duckdb()` for an event loop.
    ///
    /// Args:
    ///     connection: a DuckDB connection; the default one if it is None.
    ///     options: those of `table()`.
    ///
    /// Returns:
    ///     An awaitable of the same.
    #[pyo3(signature = (connection=None, **options))]
    fn to_duckdb_async<'py>(
        slf: &Bound<'py, Self>,
        connection: Option<&Bound<'py, PyAny>>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        converted_async(slf, (slf, "to_duckdb", connection), options)
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
    ///
    /// Raises:
    ///     ImportError: none of these libraries is installed; nothing is requested.
    ///     ValueError: there is no such column.
    ///     OSError: no file can be written there.
    ///     Exception: those of iteration.
    #[pyo3(signature = (path, **options))]
    fn to_parquet<'py>(
        slf: &Bound<'py, Self>,
        path: &Bound<'py, PyAny>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let reader = slf.call_method(intern!(py, "to_reader"), (), options)?;
        written(slf, "to_parquet", (reader, path))
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
    ///
    /// Raises:
    ///     ImportError: none of these libraries is installed; nothing is requested.
    ///     ValueError: there is no such column.
    ///     OSError: no file can be written there.
    ///     Exception: those of iteration.
    #[pyo3(signature = (path, columns=None, parents=true, max_rows=None))]
    fn to_csv<'py>(
        slf: &Bound<'py, Self>,
        path: &Bound<'py, PyAny>,
        columns: Option<&Bound<'py, PyAny>>,
        parents: bool,
        max_rows: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let reader = reader(slf, columns, Style::CSV, parents, max_rows)?;
        written(slf, "to_csv", (reader, path))
    }

    /// The listing as a lazy frame of polars, which reads the columns and rows that a query needs.
    ///
    /// Each use in a query lists anew, and stops where the query has enough rows. Uses of equal columns are read once.
    ///
    /// Args:
    ///     options: those of `table()`, but for `max_rows`: `head()` of the frame reads no more than it needs.
    ///
    /// Returns:
    ///     A `polars.LazyFrame`. Nothing is requested before it is collected.
    ///
    /// Raises:
    ///     ImportError: polars is not installed.
    ///     ValueError: there is no such column.
    ///     TypeError: a subclass changes how pages are iterated, which a stream cannot follow.
    #[pyo3(signature = (**options))]
    fn lazy<'py>(slf: &Bound<'py, Self>, options: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        let module = slf.py().import("deadline_pages._tables.lazy")?;
        module.call_method("lazy", (slf,), options)
    }

    /// The columns of `table()`. Requests nothing.
    fn __arrow_c_schema__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let reader = slf.call_method0(intern!(slf.py(), "to_reader"))?;
        reader.call_method0("__arrow_c_schema__")
    }

    /// The rows of `to_reader()`, listed anew for each call.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        slf: &Bound<'py, Self>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let method = match overrides(slf, intern!(py, "__iter__"))? {
            true => intern!(py, "table"),
            false => intern!(py, "to_reader"),
        };
        let rows = slf.call_method0(method)?;
        rows.call_method1("__arrow_c_stream__", (requested_schema,))
    }

    /// `pandas.DataFrame(pages)` asks for it, and would take no column names from an array.
    #[pyo3(signature = (*_arguments, **_options))]
    fn __array__(&self, _arguments: &Bound<'_, PyTuple>, _options: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
        let text = "pages are no array: pages.to_pandas() makes a DataFrame of their items";
        Err(PyTypeError::new_err(text))
    }

    /// There are always pages, if only an empty one.
    fn __bool__(&self) -> bool {
        true
    }

    fn __len__(&self) -> PyResult<usize> {
        let text = "the pages of a listing are not known before they are read: len(pages.table()) counts the rows, \
                    len(list(pages)) the pages";
        Err(PyTypeError::new_err(text))
    }

    fn __getitem__(&self, _index: &Bound<'_, PyAny>) -> PyResult<()> {
        let text = "pages are read one after the other: list(pages)[0], next(iter(pages)), or pages.table() for rows";
        Err(PyTypeError::new_err(text))
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

    /// What a notebook shows (str). Requests nothing.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let (py, listing) = (slf.py(), &slf.get().listing);
        let paging = PyDict::new(py);
        paging.set_item("MaxItems", listing.max_items)?;
        paging.set_item("PageSize", listing.page_size.as_ref())?;
        paging.set_item("StartingToken", listing.starting_token.as_ref())?;
        let arguments = (
            slf,
            listing.operation.method,
            &listing.arguments,
            paging,
            listing.places(),
        );
        py.import("deadline_pages._notebook.native")?
            .call_method1("page_iterator", arguments)
    }

    /// pyo3 visits the attributes. The listing is shared, so it is no single object's to visit.
    fn __traverse__(&self, _visit: PyVisit<'_>) -> std::result::Result<(), PyTraverseError> {
        Ok(())
    }
}

fn reader(
    pages: &Bound<'_, PageIterator>,
    columns: Option<&Bound<'_, PyAny>>,
    style: Style,
    parents: bool,
    max_rows: Option<&Bound<'_, PyAny>>,
) -> PyResult<TableReader> {
    let (py, listing) = (pages.py(), &pages.get().listing);
    if overrides(pages, intern!(py, "__iter__"))? {
        let text = "a subclass that changes how pages are iterated cannot be read as a stream: use table()";
        return Err(PyTypeError::new_err(text));
    }
    let part = Part::new(py, listing, columns, style, parents, max_rows)?;
    TableReader::new(py, listing, part)
}

/// Write a file. One that failed is not there, so that nothing is left to continue.
fn written<'py>(
    pages: &Bound<'py, PageIterator>,
    name: &str,
    arguments: impl PyCallArgs<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = pages.py();
    let files = py.import("deadline_pages._tables.files")?;
    files
        .call_method1(name, arguments)
        .inspect_err(|_| pages.get().listing.reset(py))
}

/// Read a table, and convert it. What a library lacks is said before the first request.
fn converted<'py>(
    pages: &Bound<'py, PageIterator>,
    name: &str,
    arguments: impl PyCallArgs<'py>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = pages.py();
    py.import("deadline_pages._tables.convert")?
        .call_method1("require", (name,))?;
    let table = pages.call_method(intern!(py, "table"), (), options)?;
    // The rows are there, also if they cannot be converted, or not in time.
    table.call_method1(name, arguments).inspect_err(|error| {
        let _ = error.value(py).setattr(intern!(py, "table"), &table);
    })
}

fn converted_async<'py>(
    pages: &Bound<'py, PageIterator>,
    arguments: impl PyCallArgs<'py>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let module = pages.py().import("deadline_pages._client.coroutines")?;
    module.call_method("converted", arguments, options)
}

/// The Python function to call instead, if Python code changes how `pages` are iterated: a subclass, or a patch of the
/// class.
fn overridden<'py>(pages: &Bound<'py, PageIterator>, name: &str) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = pages.py();
    for (method, suffix) in [(intern!(py, "__iter__"), ""), (intern!(py, "__aiter__"), "_async")] {
        if overrides(pages, method)? {
            let module = py.import("deadline_pages._client.views")?;
            return module.getattr(format!("{name}{suffix}")).map(Some);
        }
    }
    Ok(None)
}

/// Whether Python code changes how `pages` are iterated by this method.
fn overrides(pages: &Bound<'_, PageIterator>, method: &Bound<'_, PyString>) -> PyResult<bool> {
    let py = pages.py();
    let native = py.get_type::<PyList>().getattr(intern!(py, "__iter__"))?.get_type();
    let iterate = pages.get_type().getattr(method)?;
    Ok(!iterate.is_none() && !iterate.get_type().is(&native))
}
