import { element, text } from '../atom/write';
import type { EventRecord, RegistrantRecord } from './record';

type Texts = Array<[name: string, value: string | number | boolean]>;

function texts(values: Texts): string[] {
	return values.map(([name, value]) => text(name, value));
}

function emptyTexts(names: string[]): string[] {
	return names.map((name) => text(name, ''));
}

function summary(event: EventRecord): string[] {
	const { registrants } = event;
	const attended = registrants.filter(({ attendance }) => attendance === 'ATTENDED').length;
	return [
		...texts([
			['Name', event.name],
			['Description', ''],
			['Title', `Joe's Flowers: ${event.name}`],
			['Registered', registrants.length],
			['CreatedDate', event.created],
			['Status', event.status],
			['EventType', ''],
		]),
		element('EventLocation', {}, [
			text('Location', 'Town Hall'),
			...emptyTexts(['Address1', 'Address2', 'Address3']),
			...texts([
				['City', event.city],
				['State', 'Massachusetts'],
				['Country', ''],
				['PostalCode', ''],
			]),
		]),
		...texts([
			['RegistrationURL', `http://events.example.com/register?oeidk=${event.id}&source=api`],
			['StartDate', event.start],
			['EndDate', event.end],
			['PublishDate', event.created],
			['AttendedCount', attended],
			['CancelledCount', 0],
		]),
	];
}

/** An event in the collection (V1 API 7.3). */
export function eventSummary(event: EventRecord): string {
	return element('Event', {}, summary(event));
}

function paymentOptions(): string {
	const paypal = texts([
		['Type', 'PAYPAL'],
		['PayPalAccountEmail', 'joe@flowers.example.com'],
	]);
	return element('PaymentOptions', {}, [
		element('PaymentOption', {}, paypal),
		element('PaymentOption', {}, [text('Type', 'DOOR')]),
	]);
}

function registrationTypes({ fee }: EventRecord): string {
	const fees = texts([
		['Label', 'Adult'],
		['Fee', fee.toFixed(1)],
		['EarlyFee', (fee - 2).toFixed(1)],
		['LateFee', (fee + 2).toFixed(1)],
		['FeeScope', 'BOTH'],
	]);
	return element('RegistrationTypes', {}, [
		element('RegistrationType', {}, [
			...texts([
				['Name', 'Main'],
				['RegistrationLimitCount', 100],
				['RegistrationClosedManually', false],
				['GuestLimit', 2],
				['Ticketing', false],
			]),
			element('EventFees', {}, fee === 0 ? [] : [element('EventFee', {}, fees)]),
		]),
	]);
}

/** An event with all details. */
export function eventDetail(event: EventRecord): string {
	return element('Event', {}, [
		...summary(event),
		text('EventFeeRequired', event.fee > 0),
		text('CurrencyType', 'USD'),
		...(event.fee > 0 ? [paymentOptions()] : []),
		registrationTypes(event),
	]);
}

function names({ lastName, firstName, email }: RegistrantRecord): string[] {
	return texts([
		['LastName', lastName],
		['FirstName', firstName],
		['EmailAddress', email],
	]);
}

function registration(registrant: RegistrantRecord): string[] {
	return [
		text('RegistrationStatus', 'REGISTERED'),
		text('RegistrationDate', registrant.registered),
		attendanceStatus(registrant),
		text('GuestCount', registrant.guests),
		text('PaymentStatus', registrant.paymentStatus),
		text('TicketId', ''),
	];
}

/** Whether a registrant attended. */
export function attendanceStatus({ attendance }: RegistrantRecord): string {
	return element('AttendanceStatus', {}, [text('Status', attendance)]);
}

/** A registrant in the collection. */
export function registrantSummary(registrant: RegistrantRecord): string {
	return element('Registrant', {}, [...names(registrant), ...registration(registrant)]);
}

const ADDRESS = ['Address1', 'Address2', 'Address3', 'City', 'State', 'Zip', 'Province', 'Country'];

/** A registrant with all details. */
export function registrantDetail(registrant: RegistrantRecord, { fee }: EventRecord): string {
	const amount = fee.toFixed(1);
	return element('Registrant', {}, [
		...names(registrant),
		element('PersonalInformation', {}, [
			text('Label', 'Personal Information'),
			...emptyTexts([...ADDRESS, 'Phone', 'CellPhone']),
		]),
		element('BusinessInformation', {}, [
			text('Label', 'Business Information'),
			...emptyTexts([...ADDRESS, 'Phone', 'Fax', 'Website', 'Blog']),
			...emptyTexts(['Company', 'JobTitle', 'Department']),
		]),
		element('CustomInformation1', {}, [
			element('CustomField', {}, [
				text('Question', 'Meal choice'),
				element('Answers', {}, [text('Answer', 'Vegetarian'), text('Answer', 'Soup & salad')]),
			]),
		]),
		element('CustomInformation2', {}, []),
		...registration(registrant),
		...texts([
			['OrderAmount', amount],
			['CurrencyType', 'USD'],
			['PaymentType', 'DOOR'],
		]),
		element('Costs', {}, [
			element(
				'Cost',
				{},
				texts([
					['Count', 1],
					['FeeType', 'Adult'],
					['Rate', amount],
					['Total', amount],
				]),
			),
		]),
	]);
}
