// What this browser remembers of its reader. Where it remembers nothing, everything is as on the first visit.

export function recall(name) {
  try {
    return localStorage.getItem(`rejoinder-${name}`);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(`rejoinder-${name}`, value);
  } catch { /* it will be asked again */ }
}
