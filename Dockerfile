# The market's image: the locked packages, the code, a user without rights.
FROM python:3.11.14-slim-bookworm AS packages
WORKDIR /build
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.11.14-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 DATA_DIR=/data DEMO=0
RUN useradd --system --uid 10001 --user-group --no-create-home comptoir \
 && install -d -o comptoir -g comptoir /data
COPY --from=packages /venv /venv
WORKDIR /app
COPY . .
RUN python -m scripts.texts compile
USER comptoir
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--worker-tmp-dir", "/dev/shm", "--control-socket", "/tmp/gunicorn.sock", "--access-logfile", "-"]
