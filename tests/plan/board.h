/* The year of a few classes for the tests of proposals, and what it looks like, as text.
 * Invariant: an activity is named by its title and a class by its code; records are looked up again after each gesture.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/calendar.h"
#include "fixture.h"
#include "plan/proposal.h"

typedef struct
{
  Fixture fixture; /* first: what the fixture's functions take */
  JalonsCalendar *calendar;
} Board;

/* Classes 3A, 3B, 3C and 4A in 2026-2027, zone B; see board.c for the activities. */
void            board_set_up    (Board *board, gconstpointer data);
void            board_tear_down (Board *board, gconstpointer data);

JalonsActivity *board_activity  (Board *board, const char *title);
JalonsDivision *board_division  (Board *board, const char *code);
JalonsChip      board_chip      (Board *board, const char *title, const char *code);
GPtrArray      *board_divisions (Board *board, const char *codes);
JalonsDay       board_day       (const char *text);

/* "Forum: 2026-10-13 10:00 120, 3A 3B 3C", a line an activity, by slot and title. */
char           *board_describe  (Board *board);
char           *board_tell      (Board *board, const char *title);
void            board_apply     (Board *board, const JalonsProposal *proposal);
