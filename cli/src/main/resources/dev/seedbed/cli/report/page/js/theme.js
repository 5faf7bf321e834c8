// Light, dark, or as the system has it; remembered where the browser allows it.

const themes = ['auto', 'light', 'dark'];

function useTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId('theme').textContent = `Theme: ${theme}`;
}

function remembered() {
  try {
    return themes.find((theme) => theme === localStorage.getItem('seedbed-theme')) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function startTheme() {
  useTheme(remembered());
  byId('theme').addEventListener('click', () => {
    const next = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % 3];
    useTheme(next);
    try {
      localStorage.setItem('seedbed-theme', next);
    } catch {
      // It holds for as long as the page is open.
    }
  });
}
