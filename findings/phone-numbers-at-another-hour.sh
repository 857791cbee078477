#!/usr/bin/env bash
# The hour at a phone number is another one, and on a server in India it is "11.5:00".
#
# Package:  phone-number-to-timezone 1.0.8, getLocalInfo(number).time.display.
# Expected: the time there, as Intl gives it.
# Seen:     New Zealand is 45 minutes late (the Chatham Islands' time counts for all of it), Jamaica and Mexico an hour late in summer, Santo Domingo
#           an hour early in winter. If the server's zone has half an hour (TZ=Asia/Kolkata), New York is at "11.5:00" and India half an hour early.
# It hurts: calls and text messages before 8 in the morning or after 9 in the evening, where the law forbids them.
# Do:       libphonenumber-geo-carrier for the number's time zone, and Intl.DateTimeFormat for the time in it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --loglevel=error --no-audit --no-fund --ignore-scripts phone-number-to-timezone@1.0.8
cat >see.cjs <<'JS'
const assert = require('node:assert');

const SystemDate = Date;
let now;
/** A clock that stands at a time. */
globalThis.Date = class extends SystemDate {
	constructor(...args) {
		super(...(args.length ? args : [now]));
	}
};
const { getLocalInfo } = require('phone-number-to-timezone');

const SUMMER = '2026-07-15T15:30:00Z';
const WINTER = '2026-12-15T15:30:00Z';
for (const [server, time, zone, number, seen] of [
	['UTC', SUMMER, 'America/New_York', '+12125550100', '11:30'],
	['UTC', SUMMER, 'Pacific/Auckland', '+6421234567', '04:15'],
	['UTC', SUMMER, 'America/Jamaica', '+18765550100', '11:30'],
	['UTC', SUMMER, 'America/Mexico_City', '+525512345678', '10:30'],
	['UTC', WINTER, 'America/Santo_Domingo', '+18095550100', '10:30'],
	['Asia/Kolkata', SUMMER, 'America/New_York', '+12125550100', '11.5:00'],
	['Asia/Kolkata', SUMMER, 'Asia/Kolkata', '+919812345678', '20.5:30'],
]) {
	process.env.TZ = server;
	now = time;
	const right = new SystemDate(time).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
	const { display } = getLocalInfo(number).time;
	console.log(`server in ${server}, ${time.slice(0, 10)}, ${zone}: ${right}, and ${display} by the package`);
	assert.strictEqual(display, seen);
}
JS
node see.cjs
