/** The signs of buttons without words; each button has a name of its own. */
export function SearchIcon() {
  return (
    <svg class="sign" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="8.5" cy="8.5" r="5.5" />
      <path d="M12.8 12.8 L17.5 17.5" />
    </svg>
  );
}

export function MenuIcon() {
  return (
    <svg class="sign" viewBox="0 0 20 20" aria-hidden="true">
      {[4, 10, 16].map((x) => (
        <circle key={x} cx={x} cy="10" r="1.7" fill="currentColor" stroke="none" />
      ))}
    </svg>
  );
}
