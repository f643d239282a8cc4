document.getElementById("app").hidden = false;
