import { DEVICES, KIND_NAMES, type Device, type Kind, type Tracked } from './record';

/** Counts for an email: people by kind, all opens and clicks by device, bounces by code. */
export interface MailCounters {
	people: Record<Kind, number>;
	opens: Record<Device, number>;
	clicks: Record<Device, number>;
	bounces: Map<string, number>;
	/** People who clicked, by link. */
	links: Map<number, Set<number>>;
	notOpened: number;
}

function noDevices(): Record<Device, number> {
	return Object.fromEntries(DEVICES.map((device) => [device, 0])) as Record<Device, number>;
}

/** Counts the activities on an email. */
export function countMails(activities: Iterable<Tracked>): MailCounters {
	const people = new Map(KIND_NAMES.map((kind) => [kind, new Set<number>()]));
	const counters: MailCounters = {
		people: {} as Record<Kind, number>,
		opens: noDevices(),
		clicks: noDevices(),
		bounces: new Map(),
		links: new Map(),
		notOpened: 0,
	};
	for (const { kind, number, device, link, bounceCode } of activities) {
		people.get(kind)!.add(number);
		if (kind === 'em_opens') counters.opens[device]++;
		if (kind === 'em_clicks') counters.clicks[device]++;
		if (bounceCode !== undefined) {
			counters.bounces.set(bounceCode, (counters.bounces.get(bounceCode) ?? 0) + 1);
		}
		if (link !== undefined) {
			const clickers = counters.links.get(link.uid) ?? new Set();
			counters.links.set(link.uid, clickers.add(number));
		}
	}
	for (const kind of KIND_NAMES) counters.people[kind] = people.get(kind)!.size;
	const { em_sends, em_opens, em_bounces } = counters.people;
	counters.notOpened = Math.max(0, em_sends - em_opens - em_bounces);
	return counters;
}

/** A percentage with two decimals. */
export function percent(part: number, whole: number): number {
	return whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100;
}

/** Sum of the numbers in a record. */
export function sum(numbers: Record<string, number>): number {
	return Object.values(numbers).reduce((total, one) => total + one, 0);
}
