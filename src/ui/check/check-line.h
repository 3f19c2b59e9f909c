/* The lines of the list of what is to be checked: points, and the issues of a point that is unfolded.
 * Invariant: a line keeps its object in the list model for as long as its point is broken, so that it keeps the focus.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ui/check/check-points.h"

G_BEGIN_DECLS

/**
 * JalonsCheckPlace:
 * @activity: (nullable): the id of an activity
 * @division: (nullable): the id of a class
 * @milestone: (nullable): the id of a milestone
 * @day: a day of the week that is meant, or %JALONS_NO_DAY
 * @entity: (nullable): of a record of any kind: its entity,
 * @row: (nullable): its id,
 * @field: (nullable): and the field that is meant; none when the record was deleted
 * @gap: (nullable): what is missing in the project, as the text of the target of "win.mend-project"
 *
 * Where one goes from a line.
 */
typedef struct
{
  char *activity;
  char *division;
  char *milestone;
  JalonsDay day;
  const JalonsEntity *entity;
  char *row;
  const JalonsField *field;
  char *gap;
} JalonsCheckPlace;

/**
 * JalonsCheckContents:
 * @key: names the line
 * @heading: (nullable): of the lines that begin here
 * @severity: of what is broken
 * @who: the classes concerned: "3A, 3B", or ""
 * @what: the activities concerned, or ""
 * @text: what is wrong
 * @advice: what can be done
 * @n_parts: how many issues there are in the point, 1 when it cannot be unfolded
 * @unfolded: whether they are shown below
 * @is_part: whether it is one of the issues of a point above
 * @choices: (nullable) (element-type JalonsConflictChoice): its buttons, when two people wrote the same thing at once
 * @place: where one goes from here, which may be nowhere
 */
typedef struct
{
  char *key;
  char *heading;
  JalonsSeverity severity;
  char *who;
  char *what;
  char *text;
  char *advice;
  guint n_parts;
  gboolean unfolded;
  gboolean is_part;
  GArray *choices;
  JalonsCheckPlace place;
} JalonsCheckContents;

/**
 * JalonsCheckOrder:
 * @by_division: whether the lines are under their classes and not under their severities
 * @with_advice: whether advice is shown
 * @unfolded: (element-type utf8): the keys of the points that are unfolded
 */
typedef struct
{
  gboolean by_division;
  gboolean with_advice;
  GHashTable *unfolded;
} JalonsCheckOrder;

#define JALONS_TYPE_CHECK_LINE (jalons_check_line_get_type ())
G_DECLARE_FINAL_TYPE (JalonsCheckLine, jalons_check_line, JALONS, CHECK_LINE, GObject)

JalonsCheckLine *jalons_check_line_new (JalonsCheckContents *contents);
const JalonsCheckContents *jalons_check_line_get (JalonsCheckLine *self);
GPtrArray *jalons_check_lines_new (JalonsWorkspace *workspace, const JalonsCheckOrder *order);
void jalons_check_lines_update (GListStore *lines, GPtrArray *wanted);

G_END_DECLS
