/** "14:05" of a moment today, "2025-03-14 14:05" of any other day; of the clock on the wall here. */
export function formatTime(time: Date, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}`;
  return time.toDateString() === now.toDateString() ? clock : `${day} ${clock}`;
}
