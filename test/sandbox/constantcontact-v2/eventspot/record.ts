/** An event that people register for; times are milliseconds since 1970. */
export interface EventRecord {
	id: string;
	name: string;
	title: string;
	status: 'DRAFT' | 'ACTIVE' | 'COMPLETE' | 'CANCELLED';
	type: string;
	/** Left out when unknown, as `description`. */
	location?: string;
	description?: string;
	city: string;
	start: number;
	end: number;
	created: number;
	/** When it was opened; drafts never were. */
	active?: number;
	/** Price of the ticket in US dollars; 0 when it is free. */
	fee: number;
	contactName: string;
	registrants: RegistrantRecord[];
}

/** Someone who has registered for an event. */
export interface RegistrantRecord {
	id: string;
	ticketId: string;
	firstName: string;
	lastName: string;
	email: string;
	registered: number;
	attendance: 'ATTENDED' | 'NOT_ATTENDED';
	guests: GuestRecord[];
	paymentStatus: 'NA' | 'PENDING' | 'COMPLETED';
}

/** Someone who comes along with a registrant. */
export interface GuestRecord {
	id: string;
	firstName: string;
	lastName: string;
}
