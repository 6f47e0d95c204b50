// Runs before anything is painted, so that the page does not flash in the other scheme.
const theme = localStorage.getItem('theme');
if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
