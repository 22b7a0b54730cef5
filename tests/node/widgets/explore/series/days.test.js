import assert from "node:assert/strict";
import { test } from "node:test";
import {
  dateStyle,
  daysAfter,
  isoDate,
  saysOf,
  wholeDays,
} from "../../../../../src/needling/widgets/explore/series/days.js";

const shown = dateStyle("en");
const EVENTS = [
  { day: 0, kind: "session", id: "session-1", what: "Session 1", when: "Week 0" },
  { day: 29, kind: "review", id: "review", what: "Review", when: "Week 4" },
];
const FINE = { badInput: false, rangeUnderflow: false, rangeOverflow: false };
const SET = {
  from: new Date("2027-03-01"),
  validity: FINE,
  first: new Date("2020-01-01"),
  last: new Date("2100-12-31"),
  events: EVENTS,
};

test("no change of clocks and no leap day shifts a day", () => {
  for (const [from, days, to] of /** @type {[string, number, string][]} */ ([
    ["2027-03-01", 28, "2027-03-29"],
    ["2027-10-04", 28, "2027-11-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2027-12-20", 14, "2028-01-03"],
  ]))
    assert.equal(isoDate(daysAfter(new Date(from), days)), to);
});

test("a date is written as the language writes it, wherever the reader is", () => {
  assert.equal(shown(new Date("2027-03-01")), "Mon, Mar 1, 2027");
  assert.equal(dateStyle("sv")(new Date("2027-03-01")), "mån 1 mars 2027");
});

test("what is said of a date: none, half of one, far away, or the plan's ends", () => {
  const said = (/** @type {Partial<typeof SET>} */ change) => saysOf({ ...SET, ...change }, shown);
  assert.deepEqual(said({}), ["start_set", { from: "Mon, Mar 1, 2027", to: "Tue, Mar 30, 2027" }]);
  assert.deepEqual(saysOf({ ...SET, from: null }, shown), ["start_empty", {}]);
  assert.deepEqual(said({ events: [] }), ["start_empty", {}]);
  assert.deepEqual(said({ validity: { ...FINE, badInput: true } }), ["start_no_date", {}]);
  for (const way of ["rangeUnderflow", "rangeOverflow"])
    assert.deepEqual(said({ validity: { ...FINE, [way]: true } }), [
      "start_far",
      { first: "Wed, Jan 1, 2020", last: "Fri, Dec 31, 2100" },
    ]);
});

test("the days of the calendar have names of their own, and say whom to call", () => {
  const strings = {
    plan_calendar: "Needling: {what}",
    plan_call: "Call us.",
    plan_call_emergency: "112",
    plan_call_else: "Or:",
  };
  const values = { plan_id: "lip-2x4w", text_session: "Today.", text_review: "Look." };
  assert.deepEqual(wholeDays(SET.from, EVENTS, values, strings), [
    {
      id: "lip-2x4w-2027-03-01-session-1@needling",
      date: new Date("2027-03-01"),
      summary: "Needling: Session 1",
      description: "Week 0. Today.\n\nCall us.\n\n112\n\nOr:",
    },
    {
      id: "lip-2x4w-2027-03-01-review@needling",
      date: new Date("2027-03-30"),
      summary: "Needling: Review",
      description: "Week 4. Look.\n\nCall us.\n\n112\n\nOr:",
    },
  ]);
});
