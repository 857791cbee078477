import { mix, uuidOf } from '../random';

const FACTOR = 0x9e3779b1;
/** Inverse of the factor modulo 2^32. */
const INVERSE = 0x0e8b2f51;

/**
 * UUIDs for one kind of resource: each encodes a number, so that a million of them need no memory. The numbers are the resource's
 * ids in the older versions of the API.
 */
export class IdSpace {
	constructor(
		private readonly seed: number,
		private readonly salt: number,
	) {}

	/** The UUID of a number. */
	id(number: number): string {
		const { seed, salt } = this;
		const first = (Math.imul(number, FACTOR) ^ mix(seed, salt, 0x1d)) >>> 0;
		return uuidOf(
			first,
			mix(seed, number, salt),
			mix(seed, number, salt + 0x100),
			mix(seed, number, salt + 0x200),
		);
	}

	/** The number of a UUID in lower case; undefined if it isn't of this kind. */
	numberOf(id: string): number | undefined {
		const first = Number.parseInt(id.slice(0, 8), 16);
		const number = Math.imul(first ^ mix(this.seed, this.salt, 0x1d), INVERSE) >>> 0;
		return this.id(number) === id ? number : undefined;
	}
}

/** Salts for the ids of each kind of resource. */
const SALTS = {
	contact: 1,
	list: 2,
	tag: 3,
	field: 4,
	campaign: 5,
	campaignActivity: 6,
	landingPage: 7,
	smsCampaign: 8,
	event: 9,
	automation: 10,
};

export type Kind = keyof typeof SALTS;

/** The ids of one kind of resource. */
export function idsOf(kind: Kind, seed: number): IdSpace {
	return new IdSpace(seed, SALTS[kind]);
}
