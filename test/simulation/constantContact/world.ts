import { SortedList, type Entry } from '../sortedList';
import { SimulatedWorld } from '../world';
import {
	getChangeTime,
	type ActivityState,
	type Campaign,
	type Contact,
	type ContactState,
	type Tallies,
	type TrackedState,
} from './states';

const DAY = 24 * 3_600_000;

/** Types of recipients' activities, by the name of their report. */
export const TYPES = ['bounces', 'clicks', 'opens', 'optouts'] as const;

interface Shown extends Entry {
	contact: Contact;
}

/** The contacts, campaigns and bulk activities of an account, and what its lists show of them. */
export class World extends SimulatedWorld {
	/** What lists show, by time. */
	readonly created = new SortedList<Shown>();

	readonly updated = new SortedList<Shown>();

	readonly optedOut = new SortedList<Shown>();

	readonly deleted = new SortedList<Shown>();

	/** In the order of their creation. */
	readonly campaigns: Campaign[] = [];

	/** By campaign activity and type. */
	readonly reports = new Map<string, SortedList<TrackedState>>();

	readonly activities: ActivityState[] = [];

	private readonly contacts: Contact[] = [];

	constructor(
		seed: number,
		private readonly tallies: Tallies,
	) {
		super(seed);
	}

	/** Adds contacts and campaigns as if they had existed for a long time. */
	settleWith(count: number): void {
		for (const time of this.longAgo(count)) this.create(time);
		for (const time of this.longAgo(3)) this.send(time);
		this.showAll();
		for (const time of this.longAgo(count)) this.track(0, time);
		this.showAll();
	}

	create(stamp: number): void {
		const time = toSecond(stamp);
		const current: ContactState = {
			id: this.random.uuid(),
			sequence: ++this.sequence,
			version: 1,
			created: time,
			updated: time,
			isDeleted: false,
		};
		this.contacts.push({ current });
		this.showLater(this.contacts.at(-1));
	}

	update(stamp: number): void {
		this.change(({ isDeleted }, next) => !isDeleted && { updated: next(stamp) });
	}

	optOut(stamp: number): void {
		this.change(
			({ isDeleted, optOut }, next) =>
				!isDeleted && optOut === undefined && { optOut: next(stamp) },
		);
	}

	/** Some who have unsubscribed or were deleted come back. */
	comeBack(stamp: number): void {
		this.change(
			({ isDeleted, optOut }, next) =>
				(isDeleted || optOut !== undefined) && {
					isDeleted: false,
					optOut: undefined,
					updated: next(stamp),
				},
		);
	}

	deleteContact(stamp: number): void {
		this.change(({ isDeleted }, next) => !isDeleted && { isDeleted: true, updated: next(stamp) });
	}

	/** Sends a new campaign, or an older one again. */
	send(stamp: number): void {
		const older = this.random.next() < 0.1 ? this.recent(this.campaigns) : undefined;
		const campaign = older ?? this.newCampaign();
		const time = Math.max(stamp, campaign.updated + 1);
		const sending = { id: ++this.sequence, time, count: 1 };
		campaign.sendings = [...campaign.sendings, sending];
		campaign.updated = time;
		this.showCampaignLater(campaign);
	}

	rename(stamp: number): void {
		const campaign = this.recent(this.campaigns);
		if (campaign === undefined) return;
		campaign.name = `Campaign ${++this.sequence}`;
		campaign.updated = Math.max(stamp, campaign.updated + 1);
		this.showCampaignLater(campaign);
	}

	/** @param back how many campaigns before the most recently changed one */
	track(back: number, time: number): void {
		const campaign = this.lastChanged(back);
		if (campaign === undefined) return;
		const type = TYPES[this.upTo(TYPES.length)] ?? 'opens';
		const tracked: TrackedState = {
			time,
			sequence: ++this.sequence,
			...(type === 'clicks' && { url: String(this.upTo(3)) }),
		};
		const key = `${campaign.activityId} ${type}`;
		this.later(() => {
			const report = this.reports.get(key) ?? new SortedList<TrackedState>();
			this.reports.set(key, report);
			report.add(tracked);
			this.tallies.trackingReceived.show(`${key} ${tracked.sequence}`, this.now);
		});
	}

	/** The campaign that lists show as changed last, or one of those before it. */
	private lastChanged(back: number): Campaign | undefined {
		const last: Campaign[] = [];
		for (const campaign of this.campaigns) {
			if (campaign.shown === undefined) continue;
			const at = last.findIndex(({ updated }) => updated < campaign.updated);
			if (at >= 0) last.splice(at, 0, campaign);
			else last.push(campaign);
			if (last.length > back + 1) last.pop();
		}
		return last[back];
	}

	/** Starts a bulk activity, which takes up to half an hour. */
	start(): void {
		const activity: ActivityState = { id: this.random.uuid(), created: this.now };
		this.activities.push(activity);
		const completed = this.now + this.upTo(30 * 60_000);
		this.later(() => {
			activity.completed = completed;
			this.tallies.activityFinished.show(activity.id, this.now);
		}, completed);
		while (this.now - (this.activities[0]?.created ?? this.now) > 10 * DAY) this.activities.shift();
	}

	private newCampaign(): Campaign {
		const campaign: Campaign = {
			id: this.random.uuid(),
			activityId: this.random.uuid(),
			name: `Campaign ${++this.sequence}`,
			sequence: this.sequence,
			updated: 0,
			sendings: [],
		};
		this.campaigns.push(campaign);
		return campaign;
	}

	/** Changes one of the last contacts. @param make returns what changes; false if nothing can */
	private change(
		make: (current: ContactState, next: (stamp: number) => number) => Partial<ContactState> | false,
	): void {
		const contact = this.recent(this.contacts);
		if (contact === undefined) return;
		const { current } = contact;
		const next = (stamp: number) => Math.max(toSecond(stamp), getChangeTime(current) + 1000);
		const changes = make(current, next);
		if (changes === false) return;
		contact.current = { ...current, ...changes, version: current.version + 1 };
		this.showLater(contact);
	}

	private showLater(contact: Contact | undefined): void {
		if (contact === undefined) return;
		const { current } = contact;
		this.later(() => this.show(contact, current));
	}

	private show(contact: Contact, state: ContactState): void {
		const before = contact.shown;
		if ((before?.version ?? 0) > state.version) return;
		if (before !== undefined) this.forget(before, state);
		contact.shown = state;
		const { sequence, id, created, updated, optOut, isDeleted } = state;
		const { contactCreated, contactDeleted, contactUnsubscribed, contactUpdated } = this.tallies;
		if (optOut !== undefined) {
			this.optedOut.add({ time: optOut, sequence, contact });
			contactUnsubscribed.show(`${id} ${optOut}`, this.now);
		}
		if (isDeleted) {
			this.deleted.add({ time: updated, sequence, contact });
			contactDeleted.show(`${id} ${updated}`, this.now);
			return;
		}
		this.created.add({ time: created, sequence, contact });
		this.updated.add({ time: updated, sequence, contact });
		// Lists may show a deletion before the creation; a contact who then comes back is old by its time of creation.
		if (before === undefined) contactCreated.show(id, this.now);
		else if (!contact.wasListed) contactCreated.allow(id);
		contact.wasListed = true;
		const change = getChangeTime(state);
		if (change > created) contactUpdated.show(`${id} ${change}`, this.now);
	}

	/** Removes a contact from the lists. */
	private forget(before: ContactState, next: ContactState): void {
		const { sequence, id, created, updated, optOut, isDeleted } = before;
		const { contactCreated, contactDeleted, contactUnsubscribed, contactUpdated } = this.tallies;
		if (optOut !== undefined) {
			this.optedOut.remove({ time: optOut, sequence });
			if (next.optOut !== optOut) contactUnsubscribed.hide(`${id} ${optOut}`);
		}
		if (isDeleted) {
			this.deleted.remove({ time: updated, sequence });
			if (!next.isDeleted) contactDeleted.hide(`${id} ${updated}`);
			return;
		}
		this.created.remove({ time: created, sequence });
		this.updated.remove({ time: updated, sequence });
		if (next.isDeleted) contactCreated.hide(id);
		contactUpdated.hide(`${id} ${getChangeTime(before)}`);
	}

	private showCampaignLater(campaign: Campaign): void {
		const { name, updated, sendings } = campaign;
		this.later(() => {
			if ((campaign.shown?.updated ?? 0) > updated) return;
			const known = campaign.shown?.sendings.length ?? 0;
			for (const { id } of sendings.slice(known)) {
				this.tallies.campaignSent.show(`${campaign.id} ${id}`, this.now);
			}
			campaign.shown = { name, updated, sendings };
		});
	}
}

function toSecond(time: number): number {
	return Math.floor(time / 1000) * 1000;
}
