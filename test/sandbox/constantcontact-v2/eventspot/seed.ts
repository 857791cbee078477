import { createHash } from 'node:crypto';
import { mix } from '../../random';
import type { EventRecord, GuestRecord, RegistrantRecord } from './record';

const NAMES = ['Autumn Auction', 'Rose & Tulip Workshop', 'Open House', 'Café Concert'] as const;
const STATUSES = ['ACTIVE', 'COMPLETE', 'DRAFT', 'CANCELLED'] as const;
const TYPES = ['AUCTION', 'CLASSES_WORKSHOPS', 'OTHER', 'FUNDRAISERS_CHARITIES'] as const;
const CITIES = ['Chelsea', 'Waltham', 'Boston'] as const;
const FIRST_NAMES = ['Alice', 'Brian', 'Carol', 'Daniel', 'Emily', 'Frank', 'Grace'] as const;
const LAST_NAMES = ['Adams', 'Baker', 'Carter', 'Dixon', 'Evans'] as const;
const FIRST_DAY = Date.UTC(2013, 9, 5, 16, 58, 29, 19);
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

function hash(text: string, encoding: 'base64url' | 'hex', length: number): string {
	return createHash('sha512').update(text).digest(encoding).slice(0, length);
}

function person(bits: number): { firstName: string; lastName: string } {
	return {
		firstName: FIRST_NAMES[bits % FIRST_NAMES.length]!,
		lastName: LAST_NAMES[(bits >>> 4) % LAST_NAMES.length]!,
	};
}

function guests(key: string, bits: number): GuestRecord[] {
	return Array.from({ length: bits % 3 }, (_, at) => ({
		id: `001${hash(`guest ${key} ${at}`, 'base64url', 60)}`,
		...person(bits >>> (8 + at)),
	}));
}

function registrant(seed: number, event: number, index: number, fee: number): RegistrantRecord {
	const bits = mix(seed, index, 80 + event);
	const key = `${seed} ${event} ${index}`;
	const { firstName, lastName } = person(bits);
	return {
		// Long, in mixed case, with a character that must be escaped in a path
		id: `001${hash(`registrant ${key}`, 'base64url', 76)}=`,
		ticketId: `E${hash(`ticket ${key}`, 'hex', 8).toUpperCase()}`,
		firstName,
		lastName,
		email: `${firstName}.${lastName}.${event}x${index}@example.net`.toLowerCase(),
		registered: FIRST_DAY + event * DAY_MS + index * MINUTE_MS,
		attendance: index % 2 === 0 ? 'NOT_ATTENDED' : 'ATTENDED',
		guests: guests(key, bits),
		paymentStatus: fee === 0 ? 'NA' : index % 2 === 0 ? 'COMPLETED' : 'PENDING',
	};
}

function event(seed: number, index: number, registrants: number): EventRecord {
	const created = FIRST_DAY + index * DAY_MS;
	const status = STATUSES[index % STATUSES.length]!;
	const start = created + 30 * DAY_MS;
	const fee = index % 2 === 0 ? 54 : 0;
	const name = `${NAMES[index % NAMES.length]!} ${index + 1}`;
	const city = CITIES[index % CITIES.length]!;
	const registered = status === 'DRAFT' ? 0 : registrants;
	return {
		id: `a07e${hash(`event ${seed} ${index}`, 'hex', 15)}`,
		name,
		title: `${name}: come and see`,
		status,
		type: TYPES[index % TYPES.length]!,
		...(index % 3 === 1 ? {} : { location: `${10 + index} Main Street ${city}` }),
		...(index % 3 === 2 ? {} : { description: `An evening in ${city}, with "flowers".` }),
		city,
		start,
		end: start + 5 * 60 * MINUTE_MS,
		created,
		...(status === 'DRAFT' ? {} : { active: created + 25 * MINUTE_MS }),
		fee,
		contactName: `${FIRST_NAMES[index % FIRST_NAMES.length]!} ${LAST_NAMES[0]}`,
		registrants: Array.from({ length: registered }, (_, at) => registrant(seed, index, at, fee)),
	};
}

/** The events of a new account; drafts have no registrants. */
export function seededEvents(count: number, registrants: number, seed: number): EventRecord[] {
	return Array.from({ length: count }, (_, index) => event(seed, index, registrants));
}
