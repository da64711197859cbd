//! Second stage: candidates are reordered, grouped by article and cut to the page.
