import type { CampaignLink } from '../campaigns/record';
import { activitiesOf, MAX_ACTIVITIES, SPAN_MS } from './mail';
import {
	collectionOf,
	noCounts,
	type Counts,
	type MailActivity,
	type TrackingActivity,
} from './record';

/** The mails of a campaign fit in a place of an activity. */
const PLACES = 2 ** 20 * MAX_ACTIVITIES;

/** Who got the mails of a campaign. */
export interface Recipients {
	readonly count: number;
	contactId(index: number): number;
	email(index: number): string;
	/** Place of a contact among them; undefined when it got none. */
	indexOf(contactId: number): number | undefined;
}

/** Counters of a campaign; the links' are of all clicks, the others of recipients. */
export interface Counters {
	recipients: Counts;
	/** Clicks by `uid` of the link. */
	clicks: Map<number, number>;
}

/** A run of a campaign: what happened to its mails is computed when it is asked for. */
export class Mailing {
	/** Times and places of all activities, ascending; see `pack`. */
	private packed: Float64Array | undefined;
	/** The counters once nothing more happens. */
	private final: Counters | undefined;

	constructor(
		readonly campaignId: number,
		private readonly runTime: number,
		private readonly links: readonly CampaignLink[],
		private readonly recipients: Recipients,
		private readonly seed: number,
	) {}

	/** Activities not after `until`, newest first, in an order that never changes. */
	*newestFirst(until: number): Generator<TrackingActivity> {
		this.packed ??= this.pack();
		for (let at = this.firstAfter(until) - 1; at >= 0; at--) {
			const place = this.packed[at]! % PLACES;
			const index = Math.floor(place / MAX_ACTIVITIES);
			yield this.whole(this.ofMail(index)[place % MAX_ACTIVITIES]!, index);
		}
	}

	/** Activities of one contact, oldest first. */
	ofContact(contactId: number): TrackingActivity[] {
		const index = this.recipients.indexOf(contactId);
		if (index === undefined) return [];
		return this.ofMail(index).map((activity) => this.whole(activity, index));
	}

	/** Counters of what has happened until `asOf`. */
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
	 * One number for each activity, so that a million mails sort fast and stay small: its time
	 * after the run (30 bits), then the place of its mail (20 bits) and its own in there (3 bits).
	 */
	private pack(): Float64Array {
		const packed: number[] = [];
		for (let index = 0; index < this.recipients.count; index++) {
			for (const [at, { time }] of this.ofMail(index).entries()) {
				packed.push((time - this.runTime) * PLACES + index * MAX_ACTIVITIES + at);
			}
		}
		return Float64Array.from(packed).sort();
	}

	/** Place of the first activity after a time. */
	private firstAfter(time: number): number {
		const bound = (time - this.runTime + 1) * PLACES;
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
