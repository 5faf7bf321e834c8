// Everything is drawn once; what large schemas have too much of comes when it is asked for.

function drawSchema() {
  const { leftOut } = report.schema;
  byId('schema-lead').textContent = `${plural(tables.length, 'table')} by schema and domain, ${plural(foreignKeys.length, 'foreign key')}`
    + `${leftOut ? `; ${plural(leftOut, 'table')} of extensions and migration tools, and partitions, are left out` : ''}.`;
  if (!tables.length) {
    byId('stage').hidden = true;
    byId('viewport').append(empty({ why: 'There are no tables.', fix: 'Apply the migrations first, or name the right database.' }));
    drawInspector();
    return;
  }
  drawBoxes();
  startViewport();
  startPaths();
  startKeyboard();
  startSearch();
  drawInspector();
}

startTheme();
drawSummary();
drawSchema();
drawFindings();
drawMigrations();
drawSeeds();
drawSuites();
document.documentElement.dataset.ready = 'true';
