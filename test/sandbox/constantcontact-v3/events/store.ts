import { mix } from '../../random';
import type { SeededContacts } from '../contacts/seed';
import type { IdSpace } from '../ids';
import { millis } from '../wire';
import type {
	EventContent,
	EventRecord,
	EventStatus,
	RegistrationRecord,
	RegistrationStatus,
	TicketRecord,
} from './record';

const DAY_MS = 86_400_000;
const FIRST_TIME = Date.UTC(2025, 2, 3, 9);
const TITLES = ['Spring Tasting', 'Class Reunion', 'Garden & Roses', 'Café Concert'];
const SEEDED_STATUSES: EventStatus[] = ['ACTIVE', 'COMPLETE', 'DRAFT', 'CANCELLED'];
const KEY_DIGITS = 6;

/** A key of letters and digits, as used for tracks and tickets. */
function keyOf(bits: number): string {
	return bits.toString(36).padStart(KEY_DIGITS, '0').slice(-KEY_DIGITS);
}

/** The defaults of an event. */
export function defaultContent(name: string, start: number, end: number): EventContent {
	return {
		name,
		title: name,
		description: '',
		event_start: millis(start),
		event_end: millis(end),
		time_zone: 'US/Eastern',
		event_type: 'OTHER',
		location_type: 'TBD',
		currency_type: 'USD',
		display_contact_flag: true,
		display_end_time_flag: true,
		notify_owner_on_reg: true,
	};
}

/** The events of the account with their registrations. */
export class EventStore {
	private readonly stored = new Map<string, EventRecord>();
	private lastNumber = 0;

	constructor(
		private readonly ids: IdSpace,
		private readonly seed: number,
	) {}

	get(id: string): EventRecord | undefined {
		return this.stored.get(id);
	}

	/** In order of creation. */
	all(): EventRecord[] {
		return [...this.stored.values()];
	}

	/** Whether an event that isn't deleted, other than the given one, has this name. */
	hasName(name: string, except?: string): boolean {
		return this.all().some(
			(one) => one.content.name === name && one.id !== except && one.status !== 'DELETED',
		);
	}

	put(event: EventRecord): void {
		this.stored.set(event.id, event);
	}

	/** Creates an event as a draft. */
	create(content: EventContent, now: number): EventRecord {
		const number = ++this.lastNumber;
		const event: EventRecord = {
			id: this.ids.id(number * 10),
			trackId: keyOf(mix(this.seed, number, 101)),
			status: 'DRAFT',
			createdTime: now,
			updatedTime: now,
			content,
			activityIds: [1, 2, 3].map((at) => this.ids.id(number * 10 + at)),
			registrations: [],
		};
		this.put(event);
		return event;
	}

	/** Fills the store with events, each with this many registrations of contacts. */
	fill(count: number, registrations: number, contacts: SeededContacts): void {
		for (let index = 0; index < count; index++) {
			const created = FIRST_TIME + index * 30 * DAY_MS;
			const start = created + 60 * DAY_MS;
			const title = `${TITLES[index % TITLES.length]!} ${index + 1}`;
			const content = {
				...defaultContent(title, start, start + 3 * 3_600_000),
				description: 'With music & cake',
				location_type: 'PHYSICAL',
				address: {
					address_type: 'PHYSICAL',
					location_name: 'Town Hall',
					line1: '12 Main Street',
					city: 'Waltham',
					state_code: 'MA',
					country_code: 'US',
				},
			};
			const event = this.create(content, created);
			event.status = SEEDED_STATUSES[index % SEEDED_STATUSES.length]!;
			if (event.status === 'DRAFT') continue;
			event.activeTime = created + DAY_MS;
			const most = Math.min(registrations, contacts.length);
			for (let at = 0; at < most; at++) {
				event.registrations.push(this.registration(event, at, contacts));
			}
		}
	}

	private registration(
		{ id, createdTime }: EventRecord,
		at: number,
		contacts: SeededContacts,
	): RegistrationRecord {
		const salt = Number.parseInt(id.slice(0, 6), 16);
		const bits = mix(this.seed, at, salt);
		const contact = contacts.record(at % contacts.length);
		const time = createdTime + 2 * DAY_MS + at * 3_600_000;
		const isFree = bits % 4 === 0;
		const status: RegistrationStatus =
			bits % 9 === 0 ? 'CANCELED' : bits % 7 === 0 ? 'PENDING' : 'REGISTERED';
		const tickets = Array.from({ length: 1 + (bits % 2) }, (_, position): TicketRecord => ({
			key: keyOf(mix(bits, position, 102)),
			name: isFree ? 'Guest' : 'General Admission',
			price: isFree ? 0 : 25,
		}));
		return {
			id: this.ids.id(salt * 100 + at),
			number: contact.number,
			firstName: contact.texts.first_name ?? '',
			lastName: contact.texts.last_name ?? '',
			email: contact.email?.address ?? '',
			status,
			...(isFree
				? {}
				: {
						payment: { method: 'STRIPE', status: status === 'PENDING' ? 'PENDING' : 'PAID', time },
					}),
			time,
			orderNumber: String(100_000 + (bits % 900_000)),
			tickets,
		};
	}
}
