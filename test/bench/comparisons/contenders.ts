import type { Contender, Work } from './comparison';

/** Our nodes. */
export function ours(label: string, work: Work): Contender {
	return { key: 'ours', side: 'ours', label, work };
}

/** The shortest code. */
export function loop(work: Work, label = 'Bare loop'): Contender {
	return { key: 'loop', side: 'loop', label, work };
}

/** What a user would build with n8n's own nodes. */
export function http(label: string, work: Work, key = 'http', records?: number): Contender {
	return { key, side: 'http', label, records, work };
}

/** A number with thousands separators. */
export function count(number: number): string {
	return number.toLocaleString('en-GB');
}
