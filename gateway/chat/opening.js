// A printed code or a feed has opened the page: what it asks is asked once, then the address forgets it.

export async function askedByAddress() {
  if (!location.search) return "";
  try {
    const response = await fetch("/chat/opening" + location.search, { credentials: "same-origin" });
    if (!response.ok && response.status !== 404) return "";
    history.replaceState(null, "", location.pathname);
    return response.ok ? (await response.json()).text : "";
  } catch (error) {
    return "";
  }
}
