/* The portal's search page: the question goes on to the wilayah that is chosen. */
for (const link of document.querySelectorAll('[data-bawa] a')) link.search = location.search;
const asked = new URLSearchParams(location.search).get('q');
const input = document.querySelector('input[name=q]');
if (asked && input) input.value = asked;
