//! Columns of the Arrow C data interface: the structures of C, and slices of what they point to.
//!
//! The structures and what they mean are those of <https://arrow.apache.org/docs/format/CDataInterface.html>.

use std::ffi::CStr;
use std::os::raw::{c_char, c_int, c_void};
use std::slice;

#[repr(C)]
pub struct Schema {
    format: *const c_char,
    name: *const c_char,
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    children: *mut *mut Schema,
    dictionary: *mut Schema,
    release: Option<unsafe extern "C" fn(*mut Schema)>,
    private_data: *mut c_void,
}

#[repr(C)]
pub struct Array {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *const *const c_void,
    children: *mut *mut Array,
    dictionary: *mut Array,
    release: Option<unsafe extern "C" fn(*mut Array)>,
    private_data: *mut c_void,
}

#[repr(C)]
pub struct Stream {
    get_schema: Option<unsafe extern "C" fn(*mut Stream, *mut Schema) -> c_int>,
    get_next: Option<unsafe extern "C" fn(*mut Stream, *mut Array) -> c_int>,
    get_last_error: Option<unsafe extern "C" fn(*mut Stream) -> *const c_char>,
    release: Option<unsafe extern "C" fn(*mut Stream)>,
    private_data: *mut c_void,
}

impl Drop for Schema {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: what a stream has given is released once, by the function that it came with.
            unsafe { release(self) }
        }
    }
}

impl Drop for Array {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: what a stream has given is released once, by the function that it came with.
            unsafe { release(self) }
        }
    }
}

impl Schema {
    fn empty() -> Self {
        Schema {
            format: std::ptr::null(),
            name: std::ptr::null(),
            metadata: std::ptr::null(),
            flags: 0,
            n_children: 0,
            children: std::ptr::null_mut(),
            dictionary: std::ptr::null_mut(),
            release: None,
            private_data: std::ptr::null_mut(),
        }
    }

    /// How values are laid out, as Arrow writes it; nothing for those that stand in a dictionary.
    pub fn format(&self) -> &[u8] {
        if self.format.is_null() || !self.dictionary.is_null() {
            return b"";
        }
        // SAFETY: a schema that is not released has a format, which ends with a zero.
        unsafe { CStr::from_ptr(self.format) }.to_bytes()
    }

    pub fn child(&self, at: usize) -> Option<&Schema> {
        if at as i64 >= self.n_children || self.children.is_null() {
            return None;
        }
        // SAFETY: there are as many pointers as children, each to a schema that lives as long as this one.
        unsafe { (*self.children.add(at)).as_ref() }
    }
}

impl Array {
    fn empty() -> Self {
        Array {
            length: 0,
            null_count: 0,
            offset: 0,
            n_buffers: 0,
            n_children: 0,
            buffers: std::ptr::null(),
            children: std::ptr::null_mut(),
            dictionary: std::ptr::null_mut(),
            release: None,
            private_data: std::ptr::null_mut(),
        }
    }

    pub fn length(&self) -> usize {
        usize::try_from(self.length).unwrap_or(0)
    }

    /// The place of the first value in the buffers.
    pub fn offset(&self) -> usize {
        usize::try_from(self.offset).unwrap_or(0)
    }

    /// One of its buffers as so many values of a type; nothing where there is no such buffer.
    ///
    /// # Safety
    /// The buffer must be laid out so, and every value of its bytes be one of the type.
    pub unsafe fn buffer<T>(&self, at: usize, count: usize) -> &[T] {
        if at as i64 >= self.n_buffers || self.buffers.is_null() {
            return &[];
        }
        let buffer = (*self.buffers.add(at)).cast::<T>();
        if buffer.is_null() {
            return &[];
        }
        slice::from_raw_parts(buffer, count)
    }

    pub fn child(&self, at: usize) -> Option<&Array> {
        if at as i64 >= self.n_children || self.children.is_null() {
            return None;
        }
        // SAFETY: there are as many pointers as children, each to an array that lives as long as this one.
        unsafe { (*self.children.add(at)).as_ref() }
    }
}

/// A stream that somebody else owns and that stays where it is.
pub struct Source(*mut Stream);

impl Source {
    /// # Safety
    /// `stream` must point to a stream that outlives this, is not released meanwhile, and is used by nobody else.
    pub unsafe fn new(stream: *mut Stream) -> Option<Self> {
        let is_there = !stream.is_null() && (*stream).release.is_some();
        is_there.then_some(Source(stream))
    }

    pub fn schema(&mut self) -> Option<Schema> {
        let mut schema = Schema::empty();
        // SAFETY: the stream is not released, see `new`, and the schema may be written.
        let found = unsafe { ((*self.0).get_schema?)(self.0, &mut schema) };
        (found == 0 && schema.release.is_some()).then_some(schema)
    }

    /// The next columns, None at the end; what is wrong, in words of the stream.
    pub fn next(&mut self) -> Result<Option<Array>, Vec<u8>> {
        let mut array = Array::empty();
        // SAFETY: the stream is not released, see `new`, and the array may be written.
        let found = unsafe { (*self.0).get_next.map(|next| next(self.0, &mut array)) };
        match found {
            Some(0) => Ok(array.release.is_some().then_some(array)),
            _ => Err(self.error()),
        }
    }

    fn error(&mut self) -> Vec<u8> {
        // SAFETY: the stream is not released, see `new`; what it says stays until it is asked again.
        unsafe {
            let said = (*self.0).get_last_error.map(|last| last(self.0));
            match said {
                Some(said) if !said.is_null() => CStr::from_ptr(said).to_bytes().to_vec(),
                _ => Vec::new(),
            }
        }
    }
}
