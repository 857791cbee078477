import type { CampaignRecord } from '../campaigns/record';
import type { SeededContacts } from '../contacts/seed';
import type { ContactStore } from '../contacts/store';
import { addClick, Mailing, type Counters } from './mailing';
import { currentRecipients, seededRecipients } from './recipients';
import { collectionOf, noCounts, type Counts, type TrackingActivity } from './record';
import { RecordedActivities } from './recorded';
import { Refreshes } from './refreshes';

/** One in this many recipients reports spam. */
const MAILS_PER_COMPLAINT = 150;

/** The activities on the emails of all campaigns. */
export class TrackingStore {
	readonly refreshes = new Refreshes();
	private readonly mailings = new Map<number, Mailing>();
	private readonly recorded = new RecordedActivities();

	/** @param most maximum number of recipients of a campaign */
	constructor(
		seededCampaigns: CampaignRecord[],
		seededContacts: SeededContacts,
		private readonly contacts: ContactStore,
		private readonly seed: number,
		private readonly most: number,
	) {
		for (const { id, lastRunTime, links, status } of seededCampaigns) {
			if (lastRunTime === undefined || status === 'RUNNING') continue;
			const recipients = seededRecipients(seededContacts, most, id, seed);
			this.mailings.set(id, new Mailing(id, lastRunTime, links, recipients, seed));
		}
	}

	/** Sends a campaign to the current members of its lists. */
	send(campaign: CampaignRecord): void {
		const { id, lastRunTime, links } = campaign;
		const recipients = currentRecipients(this.contacts, campaign, this.most);
		this.mailings.set(id, new Mailing(id, lastRunTime!, links, recipients, this.seed));
	}

	/** Adds an activity; with a future time, it is hidden until then. */
	record(activity: TrackingActivity, now: number): void {
		this.recorded.add({ activity, knownTime: Math.max(now, activity.time) });
	}

	/** Activities of a campaign up to `until`, newest first. */
	*ofCampaign(campaignId: number, until: number): Generator<TrackingActivity> {
		const mailed = this.mailings.get(campaignId)?.newestFirst(until);
		let next = mailed?.next();
		for (const { activity } of this.recorded.ofCampaign(campaignId)) {
			if (activity.time > until) continue;
			// Within a millisecond, recorded ones come last, so that pages never shift
			for (; next?.done === false && next.value.time >= activity.time; next = mailed!.next()) {
				yield next.value;
			}
			yield activity;
		}
		for (; next?.done === false; next = mailed!.next()) yield next.value;
	}

	/** Activities of a contact up to `until`, newest first. */
	ofContact(contactId: number, until: number): TrackingActivity[] {
		return this.knownOfContact(contactId, until, Infinity);
	}

	/** Counters of a campaign, as known at `asOf`. */
	campaignCounters(campaignId: number, asOf: number): Counters & { spam: number } {
		const mailing = this.mailings.get(campaignId);
		const known = mailing?.counters(asOf);
		const counters: Counters = {
			recipients: { ...(known?.recipients ?? noCounts()) },
			clicks: new Map(known?.clicks),
		};
		const counted = new Set<string>();
		for (const { activity, knownTime } of this.recorded.ofCampaign(campaignId)) {
			const { type, contactId, link } = activity;
			if (knownTime > asOf) continue;
			if (link !== undefined) addClick(counters, link);
			if (counted.has(`${type} ${contactId}`)) continue;
			counted.add(`${type} ${contactId}`);
			const isMailed = mailing
				?.ofContact(contactId)
				.some((mailed) => mailed.type === type && mailed.time <= asOf);
			if (!isMailed) counters.recipients[collectionOf(type)]++;
		}
		return { ...counters, spam: Math.floor(counters.recipients.sends / MAILS_PER_COMPLAINT) };
	}

	/** Counts of a contact's activities by campaign, as known at `asOf`. */
	contactCounts(contactId: number, asOf: number): Map<number, Counts> {
		const counts = new Map<number, Counts>();
		for (const { campaignId, type } of this.knownOfContact(contactId, asOf, asOf)) {
			const known = counts.get(campaignId) ?? noCounts();
			counts.set(campaignId, known);
			known[collectionOf(type)]++;
		}
		return counts;
	}

	private knownOfContact(contactId: number, until: number, asOf: number): TrackingActivity[] {
		const recorded = this.recorded
			.ofContact(contactId)
			.filter(({ knownTime }) => knownTime <= asOf)
			.map(({ activity }) => activity);
		const mailed = [...this.mailings.values()].flatMap((one) => one.ofContact(contactId));
		return [...mailed, ...recorded]
			.filter(({ time }) => time <= until)
			.sort((a, b) => b.time - a.time);
	}
}
