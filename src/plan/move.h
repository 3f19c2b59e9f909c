/* Moving, lengthening and deleting the activities of the year view, one or many at once.
 * Invariant: an activity that several classes share is one activity: it moves once, for all of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/target.h"
#include "core/time/calendar.h"
#include "plan/proposal.h"

G_BEGIN_DECLS

/* Shift+Ctrl+arrows lengthen by this. */
#define JALONS_STRETCH_MINUTES 30

/**
 * JalonsDrop:
 * @chips: (array length=n_chips): what is dragged, at least one
 * @lead: the index of the chip that was grabbed
 * @division: (nullable): the class of the row that it is dropped on, of the same year; %NULL leaves the rows as they are
 * @target: the week or the half-day that it is dropped on; without a day, the tray of what has no date yet
 * @copy: whether the chips stay and copies are dropped
 */
typedef struct
{
  const JalonsChip *chips;
  unsigned n_chips;
  unsigned lead;
  JalonsDivision *division;
  JalonsTarget target;
  gboolean copy;
} JalonsDrop;

JalonsDivision *jalons_drop_division   (const JalonsDrop *drop);

JalonsProposal *jalons_plan_move_weeks (JalonsDataset *dataset,
                                        JalonsCalendar *calendar,
                                        const JalonsChip *chips,
                                        unsigned n_chips,
                                        int n_weeks);
JalonsProposal *jalons_plan_move_days  (JalonsDataset *dataset,
                                        JalonsCalendar *calendar,
                                        const JalonsChip *chips,
                                        unsigned n_chips,
                                        int n_days);
JalonsProposal *jalons_plan_drop       (JalonsDataset *dataset,
                                        JalonsCalendar *calendar,
                                        const JalonsDrop *drop);
gboolean        jalons_plan_follow     (JalonsCalendar *calendar,
                                        JalonsSlot lead,
                                        JalonsTarget target,
                                        JalonsSlot *slot);
JalonsProposal *jalons_plan_stretch    (JalonsDataset *dataset,
                                        const JalonsChip *chips,
                                        unsigned n_chips,
                                        int delta_minutes);
JalonsProposal *jalons_plan_delete     (JalonsDataset *dataset,
                                        const JalonsChip *chips,
                                        unsigned n_chips);

G_END_DECLS
