// Pages work without this. It only makes htmx keep to the content security policy and to problem answers.
document.addEventListener("htmx:beforeSwap", (event) => {
  // A form that was refused comes back as a page of its own with status 4xx: show it, it holds what was typed.
  const status = event.detail.xhr.status;
  if (status === 409 || status === 412 || status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
