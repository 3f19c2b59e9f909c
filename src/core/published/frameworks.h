/* What the hours are about: axes, and the competences of orientation in families.
 * Invariant: a code is unique within its framework only; what is returned lives as long as the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JALONS_FRAMEWORK_AXES,
  JALONS_FRAMEWORK_COMPETENCES,
} JalonsFrameworkKind;

/**
 * JalonsFramework:
 * @kind: what it is made of
 * @code: "trois-axes", "s-orienter"
 * @title: as it is shown in a choice
 * @source: the text that it comes from
 */
typedef struct
{
  JalonsFrameworkKind kind;
  const char *code;
  const char *title;
  const char *source;
} JalonsFramework;

/**
 * JalonsAxis:
 * @code: "monde"
 * @letter: "M", which says the axis where colours cannot
 * @label: "Découvrir le monde économique et professionnel"
 * @short_label: "Monde économique et professionnel"
 * @colour: name of one of GNOME's colours: "blue", "green", "orange", "purple"
 */
typedef struct
{
  const char *code;
  const char *letter;
  const char *label;
  const char *short_label;
  const char *colour;
} JalonsAxis;

/**
 * JalonsCompetence:
 * @code: "6"
 * @label: "Apprendre à se connaître"
 * @family: "B"
 * @family_label: "Se découvrir et cultiver ses ambitions"
 */
typedef struct
{
  const char *code;
  const char *label;
  const char *family;
  const char *family_label;
} JalonsCompetence;

const JalonsFramework  *jalons_frameworks_list   (JalonsFrameworkKind kind, gsize *n_frameworks);
const JalonsFramework  *jalons_framework_lookup  (JalonsFrameworkKind kind, const char *framework);
const JalonsAxis       *jalons_axes_list         (const char *framework, gsize *n_axes);
const JalonsAxis       *jalons_axis_lookup       (const char *framework, const char *code);
const JalonsCompetence *jalons_competences_list  (const char *framework, gsize *n_competences);
const JalonsCompetence *jalons_competence_lookup (const char *framework, const char *code);

G_END_DECLS
