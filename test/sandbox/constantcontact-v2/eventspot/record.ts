/** An event with registrations; times are milliseconds since 1970. */
export interface EventRecord {
	id: string;
	name: string;
	title: string;
	status: 'DRAFT' | 'ACTIVE' | 'COMPLETE' | 'CANCELLED';
	type: string;
	/** Omitted if unknown, like `description`. */
	location?: string;
	description?: string;
	city: string;
	start: number;
	end: number;
	created: number;
	/** When it was opened; drafts never were. */
	active?: number;
	/** Price of the ticket in US dollars; 0 if it is free. */
	fee: number;
	contactName: string;
	registrants: RegistrantRecord[];
}

/** A person registered for an event. */
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

/** A guest of a registrant. */
export interface GuestRecord {
	id: string;
	firstName: string;
	lastName: string;
}
