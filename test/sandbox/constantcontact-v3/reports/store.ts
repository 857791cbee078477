import type { Mailing } from '../../constantcontact-v2/tracking/mailing';
import type { TrackingActivity } from '../../constantcontact-v2/tracking/record';
import { mix } from '../../random';
import { DEVICES, kindOf, type Tracked } from './record';

/** Most people read on a computer or phone. */
function deviceOf(number: number, time: number): Tracked['device'] {
	const bits = mix(number, Math.floor(time / 60_000), 81) % 16;
	if (bits < 7) return 'computer';
	if (bits < 13) return 'mobile';
	return DEVICES[bits % DEVICES.length]!;
}

function tracked({
	type,
	time,
	contactId,
	email,
	link,
	bounce,
	unsubscribe,
}: TrackingActivity): Tracked {
	return {
		kind: kindOf(type),
		time,
		number: contactId,
		email,
		device: deviceOf(contactId, time),
		...(link === undefined ? {} : { link }),
		...(bounce === undefined ? {} : { bounceCode: bounce.code }),
		...(unsubscribe === undefined ? {} : { reason: unsubscribe.reason }),
	};
}

/** Merges sequences that are each sorted newest first. */
function* merged(sequences: Array<Iterator<Tracked>>): Generator<Tracked> {
	const heads = sequences.map((sequence) => sequence.next());
	for (;;) {
		let newest = -1;
		for (const [at, head] of heads.entries()) {
			if (head.done === true) continue;
			const other = newest === -1 ? undefined : (heads[newest]!.value as Tracked);
			if (other === undefined || head.value.time > other.time) newest = at;
		}
		if (newest === -1) return;
		yield heads[newest]!.value as Tracked;
		heads[newest] = sequences[newest]!.next();
	}
}

function* mapped(activities: Iterable<TrackingActivity>): Generator<Tracked> {
	for (const activity of activities) yield tracked(activity);
}

/** The activities on the emails of all campaign activities. */
export class TrackingStore {
	private readonly mailings = new Map<string, Mailing[]>();
	/** Those added by tests, newest first. */
	private readonly recorded = new Map<string, Tracked[]>();

	/** Adds a run of an email. */
	add(activityId: string, mailing: Mailing): void {
		this.mailings.set(activityId, [...(this.mailings.get(activityId) ?? []), mailing]);
	}

	/** Adds an activity; with a future time, it is hidden until then. */
	record(activityId: string, activity: Tracked): void {
		const known = this.recorded.get(activityId) ?? [];
		const sorted = [...known, activity].sort((a, b) => b.time - a.time);
		this.recorded.set(activityId, sorted);
	}

	/** Ids of the campaign activities that were sent, or for which something was recorded. */
	ids(): string[] {
		return [...new Set([...this.mailings.keys(), ...this.recorded.keys()])];
	}

	/** Whether a contact has received the email. */
	hasGot(activityId: string, number: number): boolean {
		return (this.mailings.get(activityId) ?? []).some((one) => one.ofContact(number).length > 0);
	}

	/** The activities on an email up to `until`, newest first. */
	newestFirst(activityId: string, until: number): Generator<Tracked> {
		const recorded = (this.recorded.get(activityId) ?? []).filter(({ time }) => time <= until);
		const runs = this.mailings.get(activityId) ?? [];
		return merged([
			...runs.map((run) => mapped(run.newestFirst(until))),
			recorded[Symbol.iterator](),
		]);
	}

	/** One contact's activities on an email up to `until`, newest first. */
	ofContact(activityId: string, number: number, until: number): Tracked[] {
		const mailed = (this.mailings.get(activityId) ?? []).flatMap((run) =>
			run.ofContact(number).map(tracked),
		);
		const recorded = (this.recorded.get(activityId) ?? []).filter((one) => one.number === number);
		return [...mailed, ...recorded]
			.filter(({ time }) => time <= until)
			.sort((a, b) => b.time - a.time);
	}

	/** Whether a contact has opened the email by then. */
	hasOpened(activityId: string, number: number, until: number): boolean {
		return this.ofContact(activityId, number, until).some(({ kind }) => kind === 'em_opens');
	}

	/** Numbers of those who received the email and hadn't opened it by then; bounced emails don't count. */
	nonOpeners(activityId: string, until: number): number[] {
		const numbers = new Set<number>();
		const others = new Set<number>();
		for (const { kind, number } of this.newestFirst(activityId, until)) {
			if (kind === 'em_sends') numbers.add(number);
			if (kind === 'em_opens' || kind === 'em_bounces') others.add(number);
		}
		return [...numbers].filter((number) => !others.has(number));
	}
}
