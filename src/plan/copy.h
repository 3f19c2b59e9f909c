/* Adding activities, and copying them between classes and weeks.
 * Invariant: a copy is planned, was never held and not yet authorised; it takes everything else along, its offers to be
 * asked for again and its documents, but the id and the visits.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/calendar.h"
#include "plan/proposal.h"

G_BEGIN_DECLS

/**
 * JalonsNewActivity:
 * @title: (nullable): the title, perhaps not yet known
 * @slot: when, perhaps not yet known, and for how long
 * @axis: (nullable): the code of an axis
 * @kind: what it is
 */
typedef struct
{
  const char *title;
  JalonsSlot slot;
  const char *axis;
  JalonsActivityKind kind;
} JalonsNewActivity;

JalonsProposal *jalons_plan_add (const JalonsYear *year,
                                 GPtrArray *divisions,
                                 const JalonsNewActivity *what);

#define JALONS_TYPE_COPIED (jalons_copied_get_type ())

/**
 * JalonsCopied:
 *
 * What Ctrl+C took: ids, so that it may be kept over any change, and a boxed type, so that a clipboard may hold it. What was
 * deleted since is found out when it is pasted.
 */
typedef struct _JalonsCopied JalonsCopied;

GType         jalons_copied_get_type (void);
JalonsCopied *jalons_copied_dup      (const JalonsCopied *self);
void          jalons_copied_free     (JalonsCopied *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsCopied, jalons_copied_free)

JalonsCopied   *jalons_plan_copy  (const JalonsChip *chips,
                                   unsigned n_chips,
                                   gboolean rows);
JalonsProposal *jalons_plan_paste (JalonsDataset *dataset,
                                   JalonsCalendar *calendar,
                                   const JalonsCopied *copied,
                                   GPtrArray *divisions,
                                   JalonsDay monday);

G_END_DECLS
