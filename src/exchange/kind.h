/* What kind of file somebody gave us, told from its bytes.
 * Invariant: the name of a file is never believed: people rename, and browsers add ".xml" to what is none.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  JALONS_FILE_STS,           /* STS_EDT */
  JALONS_FILE_STRUCTURES,    /* BEE_STRUCTURES */
  JALONS_FILE_NOMENCLATURES, /* BEE_NOMENCLATURES */
  JALONS_FILE_COMMUNS,       /* BEE_COMMUN */
  JALONS_FILE_TEXT,          /* perhaps a table */
  JALONS_FILE_JSON,          /* perhaps an export of Jalons */
  JALONS_FILE_OFFERS,         /* JSON that says to be the actions of a Région */
  JALONS_FILE_CALENDAR,       /* perhaps of school holidays */
  JALONS_FILE_CARRIED,        /* perhaps a project, ".jalons" */
  JALONS_FILE_ZIP,
  JALONS_FILE_XML, /* of no kind that we know, or not even XML */

  /* What is recognised only to say which file is wanted instead. */
  JALONS_FILE_EMPTY,
  JALONS_FILE_EDT_TO_STS,
  JALONS_FILE_PUPILS,
  JALONS_FILE_FAMILIES,
  JALONS_FILE_EDT_COURSES,
  JALONS_FILE_WEB_PAGE,
  JALONS_FILE_SPREADSHEET,
  JALONS_FILE_PDF,
  JALONS_FILE_DATABASE,
  JALONS_FILE_COMPRESSED,
  JALONS_FILE_BINARY,
} JalonsFileKind;

JalonsFileKind jalons_file_kind        (const void *bytes, gsize length);
GError        *jalons_file_kind_refuse (JalonsFileKind kind);

G_END_DECLS
