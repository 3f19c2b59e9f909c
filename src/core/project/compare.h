/* What differs between two views of a project: a frozen revision and now, or two revisions.
 * Invariant: records are the same when their ids are; compared the other way round, every change is its own mirror.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/project/programme.h"

G_BEGIN_DECLS

/**
 * JalonsChangeKind:
 * @JALONS_CHANGE_ADDED: it was not there (or was cancelled)
 * @JALONS_CHANGE_REMOVED: it is there no more (or is cancelled)
 * @JALONS_CHANGE_PLANNED: what was an intention is an activity (or the other way round)
 * @JALONS_CHANGE_MOVED: another day, year, level or place in the list; perhaps reworded too
 * @JALONS_CHANGE_REWORDED: its words differ
 * @JALONS_CHANGE_ALTERED: something else does: axis, length, classes…
 */
typedef enum
{
  JALONS_CHANGE_ADDED,
  JALONS_CHANGE_REMOVED,
  JALONS_CHANGE_PLANNED,
  JALONS_CHANGE_MOVED,
  JALONS_CHANGE_REWORDED,
  JALONS_CHANGE_ALTERED,
  JALONS_N_CHANGES,
} JalonsChangeKind;

/* The part of the project that a change is in, in the order of the document. */
typedef enum
{
  JALONS_SECTION_TEXTS,     /* the project's own texts */
  JALONS_SECTION_FIGURES,
  JALONS_SECTION_GOALS,
  JALONS_SECTION_PROGRAMME, /* activities and intentions, and the classes they are for */
  JALONS_SECTION_PARTNERS,
  JALONS_N_SECTIONS,
} JalonsSection;

/**
 * JalonsDetail:
 * @kind: moved, reworded or altered
 * @label: (transfer none): what differs: "Title", "Date", "Classes"
 * @before: in words, "" for nothing
 * @after: in words, "" for nothing
 */
typedef struct
{
  JalonsChangeKind kind;
  const char *label;
  char *before;
  char *after;
} JalonsDetail;

/* Where a change stands in the list; the same whichever way one compares. */
typedef struct
{
  int rank;    /* of the level */
  int entity;  /* classes before what they do */
  char *name;  /* folded */
  char *id;
} JalonsOrder;

/**
 * JalonsChange:
 * @kind: the first that is true, in the order of #JalonsChangeKind
 * @section: where it is in the document
 * @before: (nullable): the record as it was; %NULL when it is new
 * @after: (nullable): as it is; %NULL when it is gone; a cancelled activity is there and says so in its details
 * @name: what it is called, now or, when it is gone, before: "Forum des métiers"
 * @level: in the programme: its level, the first of several; else ""
 * @start: in the programme: its year, the first of two; else %JALONS_UNSET
 * @details: (element-type JalonsDetail): what differs, none for what is new or gone
 */
typedef struct
{
  JalonsChangeKind kind;
  JalonsSection section;
  JalonsRecord *before;
  JalonsRecord *after;
  char *name;
  char *level;
  int start;
  GArray *details;
  JalonsOrder order; /*< private >*/
} JalonsChange;

/**
 * JalonsHoursChange:
 * @level: its code
 * @start: 2026 for 2026-2027
 * @before: (nullable): the cell as it was; %NULL when the level was in no year of the project
 * @after: (nullable): as it is
 * @details: (element-type JalonsDetail): each figure that differs: the hours of a class, those of all classes together,
 *   the classes, what is owed, the half-days, the axes; the first alone when there is nothing on one side
 */
typedef struct
{
  const char *level;
  int start;
  const JalonsCell *before;
  const JalonsCell *after;
  GArray *details;
} JalonsHoursChange;

/**
 * JalonsComparison:
 * @changes: (element-type JalonsChange): by section, year, level and name
 * @n_changes: how many of each kind
 * @hours: (element-type JalonsHoursChange): every level × year that either has, level by level
 */
typedef struct
{
  GPtrArray *changes;
  unsigned n_changes[JALONS_N_CHANGES];
  GArray *hours;
  JalonsProgramme *before; /*< private >*/
  JalonsProgramme *after;  /*< private >*/
} JalonsComparison;

JalonsComparison *jalons_compare          (JalonsDataset *before, JalonsDataset *after, const char *project_id);
void              jalons_comparison_free  (JalonsComparison *self);
gboolean          jalons_comparison_is_empty (const JalonsComparison *self);
gboolean          jalons_hours_change_differs (const JalonsHoursChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsComparison, jalons_comparison_free)

const char       *jalons_change_kind_label (JalonsChangeKind kind);
const char       *jalons_section_label    (JalonsSection section);
char             *jalons_comparison_summary (const JalonsComparison *self);

G_END_DECLS
