import type { Json, JsonObject } from '../../json';
import { mix, pick, uuidOf } from '../../random';
import { formatInstant } from '../dates';
import type { CustomerRecord } from './record';
import { CITIES, FIRST_NAMES, INDUSTRIES, LAST_NAMES, MANUAL_TAGS, STREETS } from './words';

const DAY_MS = 86_400_000;
/** Seeded customers registered from this time ... */
const FIRST_DAY = Date.UTC(2016, 2, 1);
/** ... until this time; their last changes are a little later, so that everything is in the past. */
const LAST_DAY = Date.UTC(2025, 5, 1);
export const SEED_END = LAST_DAY + 60 * DAY_MS;

const SCRAMBLE = 0x9e3779b1;
/** Inverse of SCRAMBLE modulo 2^32. */
const UNSCRAMBLE = 0x0e8b2f51;

/**
 * The customers of a new sandbox. None is stored: each is computed from its index, so a million of them take neither time nor
 * memory until requested.
 */
export class SeededCustomers {
	private readonly step: number;

	constructor(
		readonly length: number,
		private readonly seed: number,
		private readonly nodeId: string,
		private readonly sourceId: string,
		private readonly sameTimestampEvery: number,
	) {
		this.step = Math.floor((LAST_DAY - FIRST_DAY) / Math.max(1, length));
	}

	/** When the customer registered; never decreases with the index. */
	registeredAt(index: number): number {
		const group = index - (index % this.sameTimestampEvery);
		return FIRST_DAY + group * this.step + (mix(this.seed, group, 1) % this.step);
	}

	/** When the customer last changed: a third of them never did. */
	updatedAt(index: number): number {
		const registeredAt = this.registeredAt(index);
		const bits = mix(this.seed, index, 2);
		if (bits % 3 === 0) return registeredAt;
		return Math.floor(registeredAt + (SEED_END - registeredAt) * ((bits >>> 8) / 0x1000000));
	}

	/** Id of the customer; its first eight digits encode the index. */
	id(index: number): string {
		const first = Math.imul(index + 1, SCRAMBLE) ^ this.seed;
		const bits = mix(this.seed, index, 3);
		return uuidOf(first >>> 0, bits, mix(bits, index, 4), mix(bits, index, 5));
	}

	/** Index of the customer with this id; undefined if it wasn't seeded. */
	indexOfId(id: string): number | undefined {
		const first = Number.parseInt(id.slice(0, 8), 16);
		const index = (Math.imul((first ^ this.seed) | 0, UNSCRAMBLE) >>> 0) - 1;
		return this.has(index) && this.id(index) === id ? index : undefined;
	}

	/** Three out of four have an external id. */
	externalId(index: number): string | null {
		return index % 4 === 3 ? null : `CRM-${String(index + 1).padStart(7, '0')}`;
	}

	/** Index of the customer with this external id, if any. */
	indexOfExternalId(externalId: string): number | undefined {
		const index = Number(/^CRM-(\d{7})$/.exec(externalId)?.[1]) - 1;
		return this.has(index) && this.externalId(index) === externalId ? index : undefined;
	}

	/** One in 29 has no email address. */
	email(index: number): string | null {
		const bits = mix(this.seed, index, 6);
		if (bits % 29 === 0) return null;
		const name = `${this.firstName(index)}.${this.lastName(index)}.${index.toString(36)}`;
		return `${name.toLowerCase()}@example.${bits & 1 ? 'com' : 'org'}`;
	}

	/** Index of the customer with this email address, ignoring case. */
	indexOfEmail(email: string): number | undefined {
		const lowerCase = email.toLowerCase();
		const suffix = /\.([0-9a-z]+)@/.exec(lowerCase)?.[1];
		const index = suffix === undefined ? NaN : Number.parseInt(suffix, 36);
		return this.has(index) && this.email(index) === lowerCase ? index : undefined;
	}

	/** The complete customer. */
	record(index: number): CustomerRecord {
		const bits = mix(this.seed, index, 9);
		return {
			id: this.id(index),
			nodeId: this.nodeId,
			externalId: this.externalId(index),
			extra: bits % 11 === 0 ? `imported row ${index + 1}` : null,
			registeredAt: this.registeredAt(index),
			updatedAt: this.updatedAt(index),
			enabled: bits % 101 !== 0,
			base: this.base(index, bits),
			extended: bits % 2 === 0 ? this.extended(index, bits) : null,
			tags: bits % 3 === 0 ? null : this.tags(bits),
			consents: bits % 5 === 0 ? null : this.consents(index, bits),
			sourceInfo: { registeredBy: this.sourceId, updatedBy: this.sourceId },
			sequence: index,
		};
	}

	private has(index: number): boolean {
		return index >= 0 && index < this.length;
	}

	private firstName(index: number): string {
		return pick(FIRST_NAMES, mix(this.seed, index, 7) >>> 4);
	}

	private lastName(index: number): string {
		return pick(LAST_NAMES, mix(this.seed, index, 8) >>> 4);
	}

	private base(index: number, bits: number): JsonObject {
		const phone = String(index + 1).padStart(7, '0');
		return {
			pictureUrl: null,
			title: null,
			prefix: null,
			firstName: this.firstName(index),
			lastName: this.lastName(index),
			middleName: null,
			gender: pick(['female', 'male', null], bits >>> 3),
			dob: bits % 7 === 0 ? null : new Date((bits % 18_000) * DAY_MS).toISOString().slice(0, 10),
			locale: pick(['it_IT', 'en_GB', null], bits >>> 5),
			timezone: pick(['Europe/Rome', 'Europe/London', null], bits >>> 5),
			contacts: {
				email: this.email(index),
				fax: null,
				mobilePhone: bits % 2 === 0 ? `+39333${phone}` : null,
				phone: null,
				otherContacts: [],
				mobileDevices: [],
			},
			address: bits % 3 === 0 ? null : this.address(index, bits),
			credential: null,
			educations: [],
			likes: [],
			socialProfile: null,
			jobs: bits % 6 === 0 ? [this.job(index, bits)] : [],
			subscriptions: bits % 4 === 0 ? [this.subscription(index)] : [],
		};
	}

	private address(index: number, bits: number): JsonObject {
		const [city, province, zip] = pick(CITIES, bits >>> 7);
		return {
			street: `${pick(STREETS, bits >>> 9)} ${(index % 90) + 1}`,
			city: city!,
			country: 'Italy',
			province: province!,
			region: null,
			zip: zip!,
			geo: null,
		};
	}

	private job(index: number, bits: number): JsonObject {
		return {
			id: `job-${index + 1}`,
			companyIndustry: pick(INDUSTRIES, bits >>> 4),
			companyName: `Example Works ${(index % 300) + 1}`,
			jobTitle: 'Buyer',
			startDate: '2015-09-01',
			endDate: null,
			isCurrent: true,
		};
	}

	private subscription(index: number): JsonObject {
		return {
			id: `newsletter-${index + 1}`,
			name: 'Newsletter',
			type: 'EMAIL',
			kind: 'DIGITAL_MESSAGE',
			subscribed: index % 5 !== 0,
			startDate: formatInstant(this.registeredAt(index)),
			endDate: null,
			subscriberId: null,
			registeredAt: null,
			updatedAt: null,
			preferences: [{ key: 'frequency', value: 'weekly' }],
		};
	}

	private extended(index: number, bits: number): JsonObject {
		return {
			loyaltyCard: `L${String(index + 1).padStart(8, '0')}`,
			loyaltyPoints: bits % 5000,
			vip: bits % 40 === 0,
			preferredStores: bits % 8 === 0 ? ['Milano Centro'] : [],
		};
	}

	private tags(bits: number): JsonObject {
		const auto: Json[] = bits % 4 === 1 ? ['newsletter-reader'] : [];
		return { auto, manual: [pick(MANUAL_TAGS, bits >>> 6)] };
	}

	private consents(index: number, bits: number): JsonObject {
		const email = { status: bits % 4 !== 0, limitation: false, objection: false };
		return {
			disclaimer: { date: formatInstant(this.registeredAt(index)), version: 'v1.0' },
			marketing: { automatic: { email } },
		};
	}
}
