import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';

import { removeAccents } from './names';

/** A date as written, with or without a time. Whether the date exists isn't checked. */
export interface Written {
	/** As `2026-05-31`. */
	day: string;
	/** As `14:30:00.000`. */
	time?: string;
	/** The written offset or time zone. */
	zone?: Zone;
}

/** Year first: nobody writes year, day, month. */
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:T|,? )(\S.*))?$/i;

/** The basic format of ISO 8601: `20260531T143000Z`. */
const BASIC = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(\D.*)?)?$/i;

/** A month by its name: RFC 2822, HTTP, JavaScript's `Date.toString()`, and people. */
const DAY_AND_NAME =
	/^(\d{1,2})(?:st|nd|rd|th|er|\.)?[ -](?:de )?(\p{L}{3,10})\.?,?[ -](?:de )?(\d{4})(?:,? (\S.*))?$/iu;
const NAME_AND_DAY =
	/^([a-z]{3,9})\.?[ -](\d{1,2})(?:st|nd|rd|th)?(?:,? |-)(\d{4})(?:,? (\S.*))?$/i;
const WEEKDAY = /^(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?,? /i;

/** A word before a day: a weekday in another language, as spreadsheets write long dates. */
const WORD_BEFORE_DAY = /^(\p{L}{2,10})(?:-feira)?\.?,? (?=\d)/iu;

const CLOCK =
	/^(\d{1,2})(?:([:.])(\d\d)(?:\2(\d\d)(?:[.,](\d{1,9}))?)?|(?= ?[ap]\.?m))(?: ?([ap])\.?m\.?(?![a-z]))?(?: ?(\S.*))?$/i;

const OFFSET = /^(?:z|(?:utc|gmt)? ?([+-])(\d{1,2})(?::?(\d\d))?|utc|gmt|ut)$/i;

/** What may follow an offset: the name of the time zone, which the offset overrides. */
const REMARK = / ?(?:\[[\w/+-]+\]|\([^()]*\))$/;

/** What Go writes after an offset: the abbreviation of the time zone. */
const ABBREVIATION = /^([+-]\d{1,2}:?\d{0,2}) [A-Z]{2,5}$/;

/** Hyphens that word processors put in place of others. */
const OTHER_HYPHENS = /[\u2010-\u2015\u2212]/g;

/** The weekdays in Italian, German, French, Spanish and Portuguese, without accents. */
const WEEKDAYS = [
	'lunedi martedi mercoledi giovedi venerdi sabato domenica',
	'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag',
	'lundi mardi mercredi jeudi vendredi samedi dimanche',
	'lunes martes miercoles jueves viernes sabado domingo',
	'segunda terca quarta quinta sexta',
].flatMap((names) => names.split(' '));

/** The names of the months in English, Italian, German, French, Spanish and Portuguese, without accents. */
const MONTHS = [
	'january gennaio januar janner janvier enero janeiro',
	'february febbraio februar fevrier febrero fevereiro',
	'march marzo marz mars marco',
	'april aprile avril abril',
	'may maggio mai mayo maio',
	'june giugno juni juin junio junho',
	'july luglio juli juillet julio julho',
	'august agosto aout',
	'september settembre septembre septiembre setembro',
	'october ottobre oktober octobre octubre outubro',
	'november novembre noviembre novembro',
	'december dicembre dezember decembre diciembre dezembro',
].map((names) => names.split(' '));

/** Abbreviations in RFC 2822, with their hours. Outside of it they also stand for other time zones. */
const AMERICAN: Record<string, number> = {
	est: -5,
	edt: -4,
	cst: -6,
	cdt: -5,
	mst: -7,
	mdt: -6,
	pst: -8,
	pdt: -7,
};

/** Parses an unambiguous date or time; undefined if the text is anything else. */
export function readWritten(raw: string): Written | undefined {
	if (raw.length > 100) return undefined;
	const text = raw.trim().replace(/\s+/g, ' ').replace(OTHER_HYPHENS, '-');
	const [, year, , month, day, rest] = YEAR_FIRST.exec(text) ?? [];
	if (year !== undefined) return toWritten(year, Number(month), day, rest);
	const basic = BASIC.exec(text);
	if (basic !== null) {
		const [, ownYear, ownMonth, ownDay, hour, minute, second = '00', offset = ''] = basic;
		const clock = hour === undefined ? undefined : `${hour}:${minute}:${second}${offset}`;
		return toWritten(ownYear, Number(ownMonth), ownDay, clock);
	}
	return readNamed(text);
}

function readNamed(text: string): Written | undefined {
	const short = text.replace(WEEKDAY, '');
	const [, day, name, year, rest] = DAY_AND_NAME.exec(removeWeekday(short)) ?? [];
	if (day !== undefined) return toWritten(year, parseMonth(name), day, rest, AMERICAN);
	const [, ownName, ownDay, ownYear, ownRest] = NAME_AND_DAY.exec(short) ?? [];
	return toWritten(ownYear, parseMonth(ownName), ownDay, ownRest, AMERICAN);
}

function removeWeekday(text: string): string {
	const [whole = '', word = ''] = WORD_BEFORE_DAY.exec(text) ?? [];
	const name = toPlainLetters(word);
	const isWeekday = WEEKDAYS.some((weekday) => weekday.startsWith(name));
	return isWeekday ? text.slice(whole.length) : text;
}

/** The number of a month, by its name or what it is shortened to: three letters, or as many as tell it from the others. */
function parseMonth(name = ''): number {
	const wanted = toPlainLetters(name);
	const [found = -1, ...others] = MONTHS.flatMap((names, index) =>
		names.some((each) => each.startsWith(wanted)) ? [index] : [],
	);
	return others.length > 0 ? 0 : found + 1;
}

function toPlainLetters(word: string): string {
	return removeAccents(word).toLowerCase();
}

function toWritten(
	year: string | undefined,
	month: number,
	day: string | undefined,
	rest: string | undefined,
	hoursOf: Record<string, number> = {},
): Written | undefined {
	if (year === undefined || day === undefined || month === 0) return undefined;
	const date = { day: `${year}-${padTwoDigits(month)}-${padTwoDigits(day)}` };
	if (rest === undefined) return date;
	const [, hour, , minute = '00', second = '00', fraction = '', half, zoneText] =
		CLOCK.exec(rest) ?? [];
	if (hour === undefined || (half !== undefined && !isHourOfHalf(hour))) return undefined;
	const hours =
		half === undefined ? hour : (Number(hour) % 12) + (half === 'p' || half === 'P' ? 12 : 0);
	const millis = fraction.slice(0, 3).padEnd(3, '0');
	const time = { ...date, time: `${padTwoDigits(hours)}:${minute}:${second}.${millis}` };
	if (zoneText === undefined) return time;
	const zone = parseZone(zoneText, hoursOf);
	return zone && { ...time, zone };
}

function isHourOfHalf(hour: string): boolean {
	return Number(hour) >= 1 && Number(hour) <= 12;
}

function parseZone(text: string, hoursOf: Record<string, number>): Zone | undefined {
	const name = text.replace(/^\[(.*)\]$/, '$1');
	if (name.includes('/') && IANAZone.isValidZone(name)) return IANAZone.create(name);
	const short = text.replace(REMARK, '').replace(ABBREVIATION, '$1');
	const hours = Object.hasOwn(hoursOf, short.toLowerCase())
		? hoursOf[short.toLowerCase()]
		: undefined;
	if (hours !== undefined) return FixedOffsetZone.instance(hours * 60);
	const found = OFFSET.exec(short);
	if (found === null) return undefined;
	const [, sign, ownHours = '0', minutes = '0'] = found;
	const offset = Number(ownHours) * 60 + Number(minutes);
	// No time zone is further away; luxon would accept any.
	if (offset > 14 * 60 || Number(minutes) > 59) return undefined;
	return FixedOffsetZone.instance(sign === '-' ? -offset : offset);
}

function padTwoDigits(value: number | string): string {
	return String(value).padStart(2, '0');
}
