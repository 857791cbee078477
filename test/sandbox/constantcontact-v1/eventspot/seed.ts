import { createHash } from 'node:crypto';
import { mix } from '../../random';
import { FIRST_NAMES, LAST_NAMES } from '../../constantcontact-shared/words';
import type { EventRecord, RegistrantRecord } from './record';

const NAMES = ['Spring Orientation', 'Rose & Tulip Workshop', 'Open House'] as const;
const STATUSES = ['ACTIVE', 'COMPLETE', 'DRAFT', 'CANCELLED'] as const;
const FIRST_DAY = Date.UTC(2024, 7, 10, 15, 30, 16, 50);
const DAY_MS = 86_400_000;
const OFFSET_MS = 4 * 3_600_000;

/** A date in US Eastern daylight time, in the format of the newer resources. */
export function localTime(time: number): string {
	return new Date(time - OFFSET_MS).toISOString().replace('Z', '-04:00');
}

/** Letters of both cases, digits and _, as in registrant ids. */
function longId(text: string, length: number): string {
	const hash = createHash('sha512').update(text).digest('base64');
	return hash.replace(/[+/=]/g, '_').slice(0, length);
}

function registrant(seed: number, event: number, index: number): RegistrantRecord {
	const bits = mix(seed, index, 60 + event);
	const firstName = FIRST_NAMES[bits % FIRST_NAMES.length]!;
	const lastName = LAST_NAMES[(bits >>> 8) % LAST_NAMES.length]!;
	const isLast = index % 2 === 0;
	return {
		id: `001${longId(`registrant ${seed} ${event} ${index}`, 60)}`,
		firstName,
		lastName,
		email: `${firstName}.${lastName}.${event}x${index}@example.net`.toLowerCase(),
		registered: localTime(FIRST_DAY + event * DAY_MS + index * 60_000),
		attendance: isLast ? 'NOT_ATTENDED' : 'ATTENDED',
		guests: bits % 3,
		paymentStatus: isLast ? 'COMPLETED' : 'NA',
	};
}

/** The events of a new sandbox. */
export function seededEvents(count: number, registrants: number, seed: number): EventRecord[] {
	return Array.from({ length: count }, (_, index) => {
		const created = FIRST_DAY + index * DAY_MS;
		return {
			id: `a07e1ho${longId(`event ${seed} ${index}`, 12).toLowerCase().replaceAll('_', 'x')}`,
			name: `${NAMES[index % NAMES.length]!} ${index + 1}`,
			status: STATUSES[index % STATUSES.length]!,
			created: localTime(created),
			start: localTime(created + 30 * DAY_MS),
			end: localTime(created + 30 * DAY_MS + 7_200_000),
			city: index % 2 === 0 ? 'Chelsea' : 'Waltham',
			fee: index % 2 === 0 ? 10 : 0,
			registrants: Array.from({ length: registrants }, (_unused, at) =>
				registrant(seed, index, at),
			),
		};
	});
}
