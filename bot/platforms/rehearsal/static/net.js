// Talking to the stage: every request goes to where the page came from.

export async function get(path) {
  return read(await fetch(path));
}

export async function post(path, body) {
  return read(await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }));
}

export async function postFile(path, file) {
  return read(await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(file.name.toWellFormed?.() ?? file.name) },
    body: file,
  }));
}

async function read(response) {
  if (!response.ok) throw Object.assign(new Error(response.statusText), { status: response.status });
  return response.json();
}

// One stream of changes. A hidden page lets go of it: a browser has only six to share among tabs.
export function watch(onNews, onConnection) {
  let stream = null;
  const open = () => {
    stream ??= new EventSource("events");
    stream.onmessage = onNews;
    stream.onopen = () => onConnection(true);
    stream.onerror = () => {
      onConnection(false);
      if (stream?.readyState === EventSource.CLOSED) {
        close();
        setTimeout(open, 2000);
      }
    };
  };
  const close = () => {
    stream?.close();
    stream = null;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}
