/* What kind of file somebody gave us, told from its bytes.
 * Invariant: the beginning of a file suffices, so that a pupils' file is turned away without being read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem */

#include "exchange/kind.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "exchange/xml.h"

/* Where the root element of a document must have begun. */
#define HEAD (64 * 1024)

static const struct
{
  const char *root;
  JalonsFileKind kind;
} ROOTS[] = {
  { "STS_EDT", JALONS_FILE_STS },
  { "EDT_STS", JALONS_FILE_EDT_TO_STS },
  { "BEE_STRUCTURES", JALONS_FILE_STRUCTURES },
  { "BEE_NOMENCLATURES", JALONS_FILE_NOMENCLATURES },
  { "BEE_COMMUN", JALONS_FILE_COMMUNS },
  { "BEE_ELEVES", JALONS_FILE_PUPILS },
  { "BEE_RESPONSABLES", JALONS_FILE_FAMILIES },
  { "TABLE", JALONS_FILE_EDT_COURSES },
  { "html", JALONS_FILE_WEB_PAGE },
  { "HTML", JALONS_FILE_WEB_PAGE },
};

static const struct
{
  const char *magic;
  gsize length;
  JalonsFileKind kind;
} MAGICS[] = {
  { "PK\003\004", 4, JALONS_FILE_ZIP },
  { "PK\005\006", 4, JALONS_FILE_ZIP }, /* with nothing in it */
  { "%PDF", 4, JALONS_FILE_PDF },
  { "\xd0\xcf\x11\xe0", 4, JALONS_FILE_SPREADSHEET }, /* Excel before 2007 */
  { "SQLite format 3", 16, JALONS_FILE_DATABASE },
  { "\xff\xfe"
    "B\0E\0G\0I\0N\0:\0V\0C",
    17, JALONS_FILE_CALENDAR }, /* in UTF-16 */
  { "\x1f\x8b", 2, JALONS_FILE_COMPRESSED },
  { "7z\xbc\xaf\x27\x1c", 6, JALONS_FILE_COMPRESSED },
  { "Rar!\x1a\x07", 6, JALONS_FILE_COMPRESSED },
  { "BZh", 3, JALONS_FILE_COMPRESSED },
  { "\xfd"
    "7zXZ",
    5, JALONS_FILE_COMPRESSED },
};

static gboolean
contains (const char *bytes,
          gsize length,
          const char *word)
{
  return memmem (bytes, length, word, strlen (word)) != NULL;
}

static JalonsFileKind
kind_of_xml (const char *bytes,
             gsize length)
{
  g_autofree char *root = jalons_xml_find_root (bytes, MIN (length, HEAD));

  for (unsigned i = 0; root && i < G_N_ELEMENTS (ROOTS); i++)
    if (g_str_equal (root, ROOTS[i].root))
      return ROOTS[i].kind;
  return JALONS_FILE_XML;
}

static JalonsFileKind
kind_of_zip (const char *bytes,
             gsize length)
{
  if (length > 30 && contains (bytes + 30, MIN (length - 30, HEAD), "manifest.json"))
    return JALONS_FILE_CARRIED;
  if (contains (bytes, length, "mimetypeapplication/vnd.oasis.opendocument") ||
      contains (bytes, length, "[Content_Types].xml"))
    return JALONS_FILE_SPREADSHEET;
  return JALONS_FILE_ZIP;
}

static gboolean
is_text (const char *bytes,
         gsize length)
{
  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    return TRUE;
  for (gsize i = 0; i < length; i++)
    if ((guchar) bytes[i] < ' ' && strchr ("\t\n\v\f\r\x1a", bytes[i] ? bytes[i] : 'x') == NULL)
      return FALSE;
  return TRUE;
}

/* The word and the name before it, wherever they are: the keys of an object have no order. */
static JalonsFileKind
kind_of_json (const char *bytes,
              gsize length)
{
  static const char word[] = "\"jalons-offers\"", key[] = "\"format\"";
  const char *end = memmem (bytes, MIN (length, HEAD), word, strlen (word));

  while (end != NULL && end > bytes && (g_ascii_isspace (end[-1]) || end[-1] == ':'))
    end--;
  if (end != NULL && (gsize) (end - bytes) >= strlen (key) && memcmp (end - strlen (key), key, strlen (key)) == 0)
    return JALONS_FILE_OFFERS;
  return JALONS_FILE_JSON;
}

static JalonsFileKind
kind_of_text (const char *bytes,
              gsize length)
{
  gsize i = length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < length && g_ascii_isspace (bytes[i]))
    i++;
  if (i == length)
    return JALONS_FILE_EMPTY;
  if (length - i >= 15 && g_ascii_strncasecmp (bytes + i, "BEGIN:VCALENDAR", 15) == 0)
    return JALONS_FILE_CALENDAR;
  if (bytes[i] == '<')
    return kind_of_xml (bytes, length);
  if (bytes[i] == '{' || bytes[i] == '[')
    return kind_of_json (bytes, length);
  return is_text (bytes, MIN (length, HEAD)) ? JALONS_FILE_TEXT : JALONS_FILE_BINARY;
}

/**
 * jalons_file_kind:
 * @bytes: (array length=length): a file, or its first 64 kB at least
 * @length: the number of bytes
 *
 * Returns: what it seems to be; %JALONS_FILE_TEXT and %JALONS_FILE_JSON are guesses that its reader confirms or not
 */
JalonsFileKind
jalons_file_kind (const void *bytes,
                  gsize length)
{
  for (unsigned i = 0; i < G_N_ELEMENTS (MAGICS); i++)
    if (length >= MAGICS[i].length && memcmp (bytes, MAGICS[i].magic, MAGICS[i].length) == 0)
      return MAGICS[i].kind == JALONS_FILE_ZIP ? kind_of_zip (bytes, length) : MAGICS[i].kind;
  return kind_of_text (bytes, length);
}

static const char *
find_refusal (JalonsFileKind kind)
{
  switch (kind)
    {
    case JALONS_FILE_EMPTY:
      return _ ("The file is empty. Export or download it again.");
    case JALONS_FILE_EDT_TO_STS:
      return _ ("This file goes from the timetable to STS (EDT_STS). Export from STS-Web instead: Mise à jour > Exports > "
                "Emplois du temps.");
    case JALONS_FILE_PUPILS:
      return _ ("This is a file of pupils. Jalons keeps no pupil’s data and did not read it: ask for the file of STS-Web "
                "(sts_emp_….xml) or for Structures.xml.");
    case JALONS_FILE_FAMILIES:
      return _ ("This is a file of families. Jalons keeps no data of pupils or families and did not read it: ask for the "
                "file of STS-Web (sts_emp_….xml) or for Structures.xml.");
    case JALONS_FILE_EDT_COURSES:
      return _ ("This is the list of lessons exported by the timetable program. Jalons reads the export of STS-Web: Mise à "
                "jour > Exports > Emplois du temps.");
    case JALONS_FILE_NOMENCLATURES:
      return _ ("Nomenclature.xml goes with Structures.xml, which lists the classes: give both files together.");
    case JALONS_FILE_COMMUNS:
      return _ ("Communs.xml goes with Structures.xml, which lists the classes: give both files together.");
    case JALONS_FILE_WEB_PAGE:
      return _ ("This is a web page, perhaps the one that asks for your password: the download did not work. Download the "
                "file again.");
    case JALONS_FILE_SPREADSHEET:
      return _ ("This is a spreadsheet. Save its table as CSV, with the columns classe;niveau;voie;effectif;"
                "professeur_principal;courriel_pp.");
    case JALONS_FILE_PDF:
      return _ ("This is a PDF, out of which classes cannot be read. Ask the school for the export of STS-Web "
                "(sts_emp_….xml).");
    case JALONS_FILE_CALENDAR:
      return _ ("This is a calendar: it holds no class. Import it by itself.");
    case JALONS_FILE_DATABASE:
      return _ ("This is a data file or a backup of Jalons: it is restored, not imported.");
    case JALONS_FILE_COMPRESSED:
      return _ ("This file is compressed in a way that Jalons does not read. Unpack it and give the files inside.");
    case JALONS_FILE_XML:
      return _ ("This XML file is none that Jalons knows. Ask the school for the export of STS-Web: Mise à jour > Exports > "
                "Emplois du temps.");
    case JALONS_FILE_JSON:
      return _ ("This JSON file is not an export of Jalons.");
    case JALONS_FILE_OFFERS:
      return _ ("These are not the actions of a Région in the form that Jalons reads. Ask its publisher for “jalons-offers”.");
    case JALONS_FILE_CARRIED:
      return _ ("This is a project as one file (“.jalons”): give it by itself.");
    case JALONS_FILE_ZIP:
      return _ ("There is nothing in this zip file that Jalons reads. It should hold the export of STS-Web "
                "(sts_emp_….xml), or Structures.xml and Nomenclature.xml of SIECLE.");
    case JALONS_FILE_BINARY:
    case JALONS_FILE_TEXT:
    case JALONS_FILE_STS:
    case JALONS_FILE_STRUCTURES:
    default:
      return _ ("Jalons does not know this kind of file. Ask the school for the export of STS-Web (sts_emp_….xml).");
    }
}

/**
 * jalons_file_kind_refuse:
 *
 * Returns: (transfer full): why a file of this kind, alone, holds no classes, and which one to ask for
 */
GError *
jalons_file_kind_refuse (JalonsFileKind kind)
{
  return g_error_new_literal (JALONS_ERROR, JALONS_ERROR_KIND, find_refusal (kind));
}
