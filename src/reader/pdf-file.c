/* Opening the file, and the sentences for one that cannot be read.
 * Invariant: the file is opened for reading only, and only when it is a file: never a pipe, a device or a folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "reader/pdf-private.h"

/* Where a PDF says that it is one; some have a few bytes of mail before. */
#define HEAD 1024

static GError *
access_error (const char *name,
              int number)
{
  if (number == ENOENT)
    return g_error_new (JALONS_ERROR, JALONS_ERROR_MISSING, _ ("“%s” is no longer there: choose it again."), name);
  return g_error_new (JALONS_ERROR, JALONS_ERROR_ACCESS, _ ("“%s” cannot be read: %s."), name, g_strerror (number));
}

static GError *
check (const struct stat *about,
       const char *name)
{
  if (!S_ISREG (about->st_mode))
    return g_error_new (JALONS_ERROR, JALONS_ERROR_KIND, _ ("“%s” is not a file: choose a PDF."), name);
  if (about->st_size == 0)
    return g_error_new (JALONS_ERROR, JALONS_ERROR_DAMAGED,
                        _ ("“%s” is empty: get this PDF again from where it came."), name);
  if (about->st_size > JALONS_PDF_MAX_BYTES)
    return g_error_new (JALONS_ERROR, JALONS_ERROR_LIMIT,
                        _ ("“%1$s” is too large (%2$d MB): Jalons reads PDFs of at most %3$d MB. Ask for a lighter copy."), name,
                        (int) (about->st_size / 1000000), JALONS_PDF_MAX_BYTES / 1000000);
  return NULL;
}

/**
 * jalons_pdf_file_open:
 *
 * Returns: a descriptor that is closed when a program is started, or -1
 */
int
jalons_pdf_file_open (const char *path,
                      const char *name,
                      GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  struct stat about;
  GError *wrong;

  if (file >= 0 && fstat (file, &about) == 0)
    wrong = check (&about, name);
  else
    wrong = access_error (name, errno);
  if (wrong == NULL)
    return file;
  if (file >= 0)
    close (file);
  g_propagate_error (error, wrong);
  return -1;
}

static gboolean
says_pdf (int file)
{
  char head[HEAD];
  gssize n = pread (file, head, sizeof head, 0);

  return n >= 5 && memmem (head, (gsize) n, "%PDF-", 5) != NULL;
}

/**
 * jalons_pdf_file_error:
 * @status: what the reader made of the file
 *
 * Returns: (transfer full): the sentence for it
 */
GError *
jalons_pdf_file_error (int file,
                       const char *name,
                       guint32 status,
                       gboolean password_given)
{
  if (status == JALONS_ANSWER_LOCKED && password_given)
    return g_error_new (JALONS_ERROR, JALONS_ERROR_REFUSED,
                        _ ("This password does not open “%s”: check capitals and figures, and type it again."), name);
  if (status == JALONS_ANSWER_LOCKED)
    return g_error_new (JALONS_ERROR, JALONS_ERROR_REFUSED,
                        _ ("“%s” is protected by a password: it can be read only with it."), name);
  if (status == JALONS_ANSWER_TOO_MANY)
    return g_error_new (JALONS_ERROR, JALONS_ERROR_LIMIT, _ ("“%1$s” has too many pages: Jalons reads at most %2$d."), name,
                        JALONS_READER_MAX_PAGES);
  if (!says_pdf (file))
    return g_error_new (JALONS_ERROR, JALONS_ERROR_KIND, _ ("“%s” is not a PDF: choose another file."), name);
  return g_error_new (JALONS_ERROR, JALONS_ERROR_DAMAGED,
                      _ ("“%s” is damaged or incomplete: get this PDF again from where it came."), name);
}
