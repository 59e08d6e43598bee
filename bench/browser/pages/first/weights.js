/** Stands in the head of every least page: asks for what its first preload names. An XMLHttpRequest hands the whole over sooner than fetch. */
globalThis.weights = new Promise((resume, fail) => {
  const ask = new XMLHttpRequest();
  ask.open('GET', document.querySelector('link').href);
  ask.responseType = 'arraybuffer';
  ask.onload = () => resume(ask.response);
  ask.onerror = fail;
  ask.send();
});
