import type { CampaignLink } from '../campaigns/record';
import { activitiesOf, MAX_ACTIVITIES, SPAN_MS } from './mail';
import {
	collectionOf,
	noCounts,
	type Counts,
	type MailActivity,
	type TrackingActivity,
} from './record';

/** The emails of a campaign fit in the index part of an activity. */
const SLOTS = 2 ** 20 * MAX_ACTIVITIES;

/** The recipients of a campaign. */
export interface Recipients {
	readonly count: number;
	contactId(index: number): number;
	email(index: number): string;
	/** Index of a contact among them; undefined if it isn't one. */
	indexOf(contactId: number): number | undefined;
}

/** Counters of a campaign; those of links count all clicks, the others recipients. */
export interface Counters {
	recipients: Counts;
	/** Clicks by the link's `uid`. */
	clicks: Map<number, number>;
}

/** A run of a campaign: its activities are computed on request. */
export class Mailing {
	/** Times and positions of all activities, in ascending order; see `pack`. */
	private packed: Float64Array | undefined;
	/** The final counters. */
	private final: Counters | undefined;

	constructor(
		readonly campaignId: number,
		private readonly runTime: number,
		private readonly links: readonly CampaignLink[],
		private readonly recipients: Recipients,
		private readonly seed: number,
	) {}

	/** Activities up to `until`, newest first, in a fixed order. */
	*newestFirst(until: number): Generator<TrackingActivity> {
		this.packed ??= this.pack();
		for (let at = this.firstAfter(until) - 1; at >= 0; at--) {
			const slot = this.packed[at]! % SLOTS;
			const index = Math.floor(slot / MAX_ACTIVITIES);
			yield this.whole(this.ofMail(index)[slot % MAX_ACTIVITIES]!, index);
		}
	}

	/** Activities of one contact, oldest first. */
	ofContact(contactId: number): TrackingActivity[] {
		const index = this.recipients.indexOf(contactId);
		if (index === undefined) return [];
		return this.ofMail(index).map((activity) => this.whole(activity, index));
	}

	/** Counters up to `asOf`. */
	counters(asOf: number): Counters {
		if (this.final !== undefined && asOf >= this.runTime + SPAN_MS) return this.final;
		const counters: Counters = { recipients: noCounts(), clicks: new Map() };
		for (let index = 0; index < this.recipients.count; index++) {
			const happened = this.ofMail(index).filter(({ time }) => time <= asOf);
			for (const type of new Set(happened.map((activity) => activity.type))) {
				counters.recipients[collectionOf(type)]++;
			}
			for (const { link } of happened) {
				if (link !== undefined) addClick(counters, link);
			}
		}
		if (asOf >= this.runTime + SPAN_MS) this.final = counters;
		return counters;
	}

	private ofMail(index: number): MailActivity[] {
		const { campaignId, runTime, links, seed } = this;
		return activitiesOf({ campaignId, runTime, links, index }, seed);
	}

	private whole(activity: MailActivity, index: number): TrackingActivity {
		const { campaignId, recipients } = this;
		const [contactId, email] = [recipients.contactId(index), recipients.email(index)];
		return { ...activity, campaignId, contactId, email };
	}

	/**
	 * One number per activity, so that a million emails are sorted quickly and take little memory: its time after the run (30
	 * bits), the index of its email (20 bits) and its own index there (3 bits).
	 */
	private pack(): Float64Array {
		const packed: number[] = [];
		for (let index = 0; index < this.recipients.count; index++) {
			for (const [at, { time }] of this.ofMail(index).entries()) {
				packed.push((time - this.runTime) * SLOTS + index * MAX_ACTIVITIES + at);
			}
		}
		return Float64Array.from(packed).sort();
	}

	/** Index of the first activity after a time. */
	private firstAfter(time: number): number {
		const bound = (time - this.runTime + 1) * SLOTS;
		let [low, high] = [0, this.packed!.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.packed![middle]! < bound) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

/** Counts a click on a link. */
export function addClick({ clicks }: Counters, { uid }: CampaignLink): void {
	clicks.set(uid, (clicks.get(uid) ?? 0) + 1);
}
