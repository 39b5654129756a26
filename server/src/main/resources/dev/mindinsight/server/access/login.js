const form = document.querySelector('form');
const alertBox = document.querySelector('[role=alert]');

/** Where to go afterwards: a page of this server only, whatever the address says. */
function nextPage() {
  const next = new URL(new URLSearchParams(location.search).get('next') ?? '/', location.origin);
  return next.origin === location.origin ? next.href : '/';
}

async function logIn(token) {
  const response = await fetch('/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (response.ok) {
    location.replace(nextPage());
  } else {
    alertBox.textContent = (await response.json()).detail;
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  logIn(document.querySelector('#token').value.trim());
});

if (location.hash.length > 1) {
  const token = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, '', location.pathname + location.search);
  logIn(token);
}
