/* The classes of a school in one year, as a file tells them: what every reader gives.
 * Invariant: it says what the file said and no more; "", 0 and -1 are "not said". Nothing of a teacher is in it but a
 * name to be shown, and nothing of a pupil at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/time/day.h"

G_BEGIN_DECLS

/* A large lycée has a hundred. */
#define JALONS_STRUCTURE_MAX_DIVISIONS 2000

typedef enum
{
  JALONS_SOURCE_STS,    /* STS-Web, sts_emp_<UAI>_<year>.xml */
  JALONS_SOURCE_SIECLE, /* Structures.xml, with Nomenclature.xml and Communs.xml or without */
  JALONS_SOURCE_CSV,    /* our own columns */
} JalonsSource;

/**
 * JalonsStructureMef:
 * @code: 11 characters of the ministry (10310019110), verbatim
 * @label: "TROISIEME", or ""
 * @short_label: "3EME", or ""
 * @mefstat4: the first four characters of its MEFSTAT, known only with Nomenclature.xml, or ""
 * @headcount: pupils of the division in this MEF, or -1
 */
typedef struct
{
  char *code;
  char *label;
  char *short_label;
  char *mefstat4;
  int headcount;
} JalonsStructureMef;

/**
 * JalonsStructureDivision:
 * @code: verbatim, spaces inside included
 * @label: the long label, or ""
 * @headcount: pupils, or -1; a 0 in a file is "not yet known"
 * @mefs: (element-type JalonsStructureMef): none to several, in the order of the file
 * @level: what the column `niveau` of a CSV says, or ""
 * @track: what its column `voie` says, or ""
 * @lead_teachers: professeurs principaux: "Mme Durand" when the civility is known, which is how a school names them
 *   and keeps no more than needed; else "Anne Durand"; a CSV's own words are kept as they are
 */
typedef struct
{
  char *code;
  char *label;
  int headcount;
  GPtrArray *mefs;
  char *level;
  char *track;
  char **lead_teachers;
} JalonsStructureDivision;

/**
 * JalonsStructure:
 * @source: the kind of file
 * @uai: "0590116F" in upper case, or "" when the file does not say
 * @name: "Collège Jean Moulin", or ""
 * @nature: the code of the school's nature in the ministry's nomenclature ("340" is a collège), or ""
 * @town: or ""
 * @academy: "LILLE", as the file writes it, or ""
 * @year: 2026 for 2026-2027, or 0
 * @first_day: the first day of the year that the file declares, or no day
 * @last_day: the last day, or no day
 * @divisions: (element-type JalonsStructureDivision): in the order of the file; their codes differ
 * @warnings: (element-type utf8): what was odd and did not prevent the reading, whole translated sentences
 *
 * Divisions of which a CSV gives the e-mail address of a professeur principal: the address is not kept, as nothing in
 * Jalons writes to teachers.
 */
typedef struct
{
  JalonsSource source;
  char *uai;
  char *name;
  char *nature;
  char *town;
  char *academy;
  int year;
  JalonsDay first_day;
  JalonsDay last_day;
  GPtrArray *divisions;
  GPtrArray *warnings;

  /*< private >*/
  GHashTable *by_code; /* the same divisions */
} JalonsStructure;

JalonsStructure *jalons_structure_new   (JalonsSource source);
JalonsStructure *jalons_structure_ref   (JalonsStructure *self);
void             jalons_structure_unref (JalonsStructure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsStructure, jalons_structure_unref)

JalonsStructureDivision *jalons_structure_add_division     (JalonsStructure *self, const char *code, int line, GError **error);
JalonsStructureDivision *jalons_structure_find             (JalonsStructure *self, const char *code);
void                     jalons_structure_warn             (JalonsStructure *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean                 jalons_structure_finish           (JalonsStructure *self, GError **error);
JalonsStructureMef      *jalons_structure_division_add_mef (JalonsStructureDivision *division, const char *code);

G_END_DECLS
