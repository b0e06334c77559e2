//! A few columns out of many.

/// Columns by their places among all columns of a kind, of which most are not there.
#[derive(Clone, Debug)]
pub(crate) struct Sparse<T> {
    /// In the order of places.
    columns: Vec<(usize, T)>,
}

impl<T> Default for Sparse<T> {
    fn default() -> Self {
        Sparse { columns: Vec::new() }
    }
}

impl<T> Sparse<T> {
    /// The column at a place.
    pub(crate) fn get(&self, place: usize) -> Option<&T> {
        let at = self.columns.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        self.columns.get(at).map(|(_, column)| column)
    }

    /// The places of the columns that are there.
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().map(|(place, _)| *place)
    }

    /// All columns that are there.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.columns.iter_mut().map(|(_, column)| column)
    }
}

impl<T: Default> Sparse<T> {
    /// Changes the column at a place; it is made where it is not there yet.
    pub(super) fn change(&mut self, place: usize, change: impl FnOnce(&mut T)) {
        let at = self.columns.binary_search_by_key(&place, |(place, _)| *place).unwrap_or_else(|at| {
            self.columns.insert(at, (place, T::default()));
            at
        });
        if let Some((_, column)) = self.columns.get_mut(at) {
            change(column);
        }
    }
}
