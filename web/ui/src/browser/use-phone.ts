import { useEffect, useState } from "preact/hooks";

const narrow = "(max-width: 759px)";

/** usePhone reports whether the page is too narrow to show text and map side by side. */
export function usePhone(): boolean {
  const [phone, setPhone] = useState(() => matchMedia(narrow).matches);
  useEffect(() => {
    const query = matchMedia(narrow);
    const change = () => setPhone(query.matches);
    query.addEventListener("change", change);
    return () => query.removeEventListener("change", change);
  }, []);
  return phone;
}
