// On a narrow screen the tabs of a debate scroll: the one that is open is brought into sight. Only their row moves.

const row = document.querySelector(".rooms");
const tab = row?.querySelector("[aria-current]");
if (tab) {
  const seen = row.getBoundingClientRect();
  const place = tab.getBoundingClientRect();
  if (place.right > seen.right) row.scrollLeft += place.right - seen.right;
  else if (place.left < seen.left) row.scrollLeft -= seen.left - place.left;
}
