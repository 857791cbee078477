import type { JsonObject } from '../../json';

export const EVENT_STATUSES = [
	'ACTIVE',
	'DRAFT',
	'COMPLETE',
	'DELETED',
	'CANCELLED',
	'ERROR',
] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

export const REGISTRATION_STATUSES = [
	'PENDING',
	'REGISTERED',
	'CANCELED',
	'EXPIRED',
	'IN_PROGRESS',
	'FAILED',
] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

export const PAYMENT_STATUSES = [
	'PENDING',
	'PAID',
	'REFUNDED',
	'CANCELLED',
	'FAILED',
	'CHARGED_BACK',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** A ticket of a registration; times are milliseconds since 1970. */
export interface TicketRecord {
	key: string;
	name: string;
	price: number;
	checkedInTime?: number;
}

/** A registration for an event; times are milliseconds since 1970. */
export interface RegistrationRecord {
	id: string;
	/** Number of the contact. */
	number: number;
	firstName: string;
	lastName: string;
	email: string;
	status: RegistrationStatus;
	/** Undefined for free registrations. */
	payment?: { method: 'STRIPE' | 'PAYPAL'; status: PaymentStatus; time: number };
	time: number;
	orderNumber: string;
	tickets: TicketRecord[];
}

/** An event; times are milliseconds since 1970. */
export interface EventRecord {
	id: string;
	trackId: string;
	status: EventStatus;
	createdTime: number;
	updatedTime: number;
	activeTime?: number;
	/** The writable properties, with the API's names. */
	content: EventContent;
	/** Activities of the event: registration form, landing page, confirmation. */
	activityIds: string[];
	registrations: RegistrationRecord[];
}

/** The part of an event that a client may write. */
export type EventContent = JsonObject & {
	name: string;
	title: string;
	description: string;
	event_start: string;
	event_end: string;
	time_zone: string;
	event_type: string;
	location_type: string;
};
